import type { RaceSuite } from '../../race/race-suite.ts';

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'signatures',
  title: 'Signatures',
  description: `
One SigV4 signature of a POST of 450 bytes with a session token of 900 characters. aws4fetch uses Web Crypto, which works
in other threads and is all that a browser has; aws4 and smithy's signer hash with \`node:crypto\`, the latter as the SDK
sets it up. All sign the same request at the same time with the same headers, and have to give the same signature; keys
of a day are kept where a library keeps them. The signers of PyPwExt are handed the request as the session does it.`,
  cases: [
    {
      name: 'one signature',
      baseline: 'aws4fetch',
      unit: 'µs',
      calls: 1_000,
      rounds: { warmUp: 3, measured: 8 },
      perSecond: 'signatures per second',
      contenders: {
        aws4fetch: async () => (await import('./aws4fetch.ts')).aws4fetch(),
        aws4: async () => (await import('./aws4.ts')).signingByAws4(),
        'smithy SignatureV4': async () => (await import('./smithy.ts')).smithy(),
        'PyPwExt, default signer': async () => (await import('./pypwext.ts')).byDefault(),
        'PyPwExt, smithySigner': async () => (await import('./pypwext.ts')).bySmithy(),
      },
    },
  ],
};
