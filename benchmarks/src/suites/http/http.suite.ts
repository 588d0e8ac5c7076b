import type { Contender, RaceCase, RaceSuite } from '../../race/race-suite.ts';
import type { Target } from '../../race/target.ts';

const builtIn = 'built-in fetch';
const unsigned = 'PyPwExt, unsigned';
const signed = 'PyPwExt, signed';
const smithy = 'PyPwExt, smithySigner';

const contenders: Record<string, Contender> = {
  [builtIn]: async ({ url }) => (await import('./built-in-fetch.ts')).builtInFetch(url),
  ofetch: async ({ url }) => (await import('./ofetch.ts')).ofetchClient(url),
  ky: async ({ url }) => (await import('./ky.ts')).kyClient(url),
  got: async ({ url }) => (await import('./got.ts')).gotClient(url),
  axios: async ({ url }) => (await import('./axios.ts')).axiosClient(url),
  [unsigned]: async ({ url }) => (await import('./pypwext.ts')).unsigned(url),
  'aws4fetch AwsClient, signed': async ({ url }) => (await import('./aws4fetch.ts')).awsClient(url),
  [signed]: async ({ url }) => (await import('./pypwext.ts')).signed(url),
  [smithy]: async ({ url }) => (await import('./pypwext.ts')).signedBySmithy(url),
};

const targets: readonly Target[] = [
  { row: unsigned, against: builtIn, atMost: 1.3 },
  { row: signed, against: builtIn, atMost: 2 },
  { row: smithy, against: builtIn, atMost: 1.5 },
];

const rounds = { warmUp: 2, measured: 5 } as const;

const shared = { baseline: builtIn, contenders, unit: 'µs', rounds } as const satisfies Partial<RaceCase>;

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'http',
  title: 'HTTP call',
  description: `
A POST of 450 bytes of JSON to a server in another process on the same machine, whose answer is read as JSON. Only the
client's CPU counts. The peers run with what they do by default, without retries of a POST; the PyPwExt session with all
that it does by default: a timer for each attempt that covers the body, a bounded response, the retry budget. Signed
calls carry a session token of 900 characters.`,
  server: async () => (await import('./server.ts')).startServer(),
  cases: [
    { ...shared, name: 'one at a time', calls: 600, targets },
    { ...shared, name: '20 at a time', calls: 600, concurrency: 20, targets },
    { ...shared, name: 'first call of a cold process', calls: 1, coldStart: true, unit: 'ms' },
  ],
};
