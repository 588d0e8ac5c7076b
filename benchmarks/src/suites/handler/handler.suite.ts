import type { Contender, RaceCase, RaceSuite } from '../../race/race-suite.ts';
import type { Target } from '../../race/target.ts';

type Kind = 'valid' | 'invalid';

const byHand = 'hand-written';
const ours = 'PyPwExt service.handler';
const oursCollecting = 'PyPwExt, with collect(root)';

const contenders = (kind: Kind): Record<string, Contender> => ({
  [byHand]: async () => (await import('./hand-written.ts')).handWrittenContender(kind),
  [ours]: async () => (await import('./pypwext.ts')).service(kind),
  [oursCollecting]: async () => (await import('./pypwext.ts')).serviceCollecting(kind),
  'Middy 7 http stack': async () => (await import('./middy.ts')).middyStack(kind),
  "Powertools' Router": async () => (await import('./powertools-router.ts')).router(kind),
  "Powertools' parser": async () => (await import('./powertools-parser.ts')).parsing(kind),
  'hono/aws-lambda': async () => (await import('./hono.ts')).hono(kind),
  'lambda-api': async () => (await import('./lambda-api.ts')).lambdaApi(kind),
  'effect-aws': async () => (await import('./effect-aws.ts')).effectAws(kind),
});

const raceCase = (name: string, kind: Kind, atMost: number): RaceCase => ({
  name,
  baseline: byHand,
  contenders: contenders(kind),
  // A function in use has answered thousands of requests: after 4,000 the compiler has not settled yet.
  calls: 1_000,
  unit: 'µs',
  targets: [ours, oursCollecting].map((row): Target => ({ row, against: byHand, atMost })),
});

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'handler',
  title: 'Handler overhead',
  description: `
A POST through an HTTP API with a body of 1.4 KB, which is parsed, checked by one zod model, used and answered as JSON:
200 for a body that fits, 400 (422 where a library knows no other) for one that does not, with path and message of what
is wrong in a body of the library's own form.

Each library does it as its documentation tells: Middy with \`http-header-normalizer\`, \`http-json-body-parser\`,
\`http-error-handler\` (which logs nothing here) and a middleware for zod; Powertools' Router with its built-in
validation; its parser as a Middy middleware with the envelope for HTTP APIs and \`safeParse\`; hono with a \`validator\`
for JSON; lambda-api and effect-aws with \`safeParse\`.`,
  cases: [raceCase('valid body', 'valid', 1.25), raceCase('invalid body', 'invalid', 1.5)],
};
