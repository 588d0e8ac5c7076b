import type { RaceSuite } from '../../race/race-suite.ts';

const bare = 'bare SDK';

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'lambda-call',
  title: 'Lambda call',
  description: `
A FUNC (\`RequestResponse\`) call of another function, against a server in another process, within an invocation that
has a deadline and a trace. The bare call of \`@aws-sdk/client-lambda\` carries the same client context and reads the
payload as JSON; it has no time limit, which the second row adds with the SDK's own abort signal, as every call of
PyPwExt has one. PyPwExt makes its client with two options that the SDK documents and leaves at slower defaults,
\`sha256\` and \`cacheMiddleware\`; the bare client has the defaults, as most programs do. The light transport signs with
aws4fetch and sends with fetch, without the SDK.`,
  server: async () => (await import('./server.ts')).startServer(),
  cases: [
    {
      name: 'FUNC call',
      baseline: bare,
      unit: 'µs',
      calls: 500,
      // The compiler is done with the SDK after some 2,000 calls.
      rounds: { warmUp: 4, measured: 8 },
      environment: {
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_REGION: 'eu-west-1',
      },
      contenders: {
        [bare]: async ({ url }) => (await import('./bare-sdk.ts')).bareSdk(url),
        'bare SDK, abort signal': async ({ url }) => (await import('./bare-sdk.ts')).bareSdkWithSignal(url),
        'PyPwExt lambdaTransport': async ({ url }) => (await import('./pypwext.ts')).transport(url),
        PyPwExtLambdaInvoker: async ({ url }) => (await import('./pypwext.ts')).invoker(url),
        'PyPwExt fetchLambdaTransport': async ({ url }) => (await import('./pypwext.ts')).light(url),
      },
      targets: [
        { row: 'PyPwExt lambdaTransport', against: bare, atMost: 1.03 },
        { row: 'PyPwExtLambdaInvoker', against: bare, atMost: 1.03 },
      ],
    },
  ],
};
