import type { Contender, RaceCase, RaceSuite } from '../../race/race-suite.ts';
import type { Target } from '../../race/target.ts';
import type { Job } from './jobs.ts';
import { readLines } from './read-lines.ts';

const powertools = 'Powertools 2.36';
const ours = 'PyPwExtLogger';
const pino = 'pino 10';
const limit = 'limit: writeSync(JSON.stringify)';

const contenders = (job: Job): Record<string, Contender> => ({
  [powertools]: async () => (await import('./powertools.ts')).powertools(job),
  [ours]: async () => (await import('./pypwext.ts')).pypwext(job),
  [pino]: async () => (await import('./pino.ts')).pinoLogger(job),
  'console.log': async () => (await import('./by-hand.ts')).consoleLog(job),
  [limit]: async () => (await import('./by-hand.ts')).limit(job),
});

/** What Lambda's runtime sets, of what loggers look at. */
const environment = {
  AWS_LAMBDA_FUNCTION_NAME: 'orders',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'eu-north-1',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  POWERTOOLS_SERVICE_NAME: 'orders',
  _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
};

const raceCase = (name: string, job: Job, targets: readonly Target[], calls = 2_000): RaceCase => ({
  name,
  baseline: powertools,
  contenders: contenders(job),
  calls,
  unit: job === 'off' ? 'ns' : 'µs',
  targets,
  environment,
  readOutput: (output) => readLines(job, output),
});

const notSlowerThanPino: Target = { row: ours, against: pino, atMost: 1 };

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'log-line',
  title: 'Log line',
  description: `
One log call of a function with the environment of Lambda, written to a null device. All lines of a case have the same
fields, save for the time and, in errors and in entry and exit, for the form. pino writes synchronously, as anything in
Lambda has to, with level names, ISO times and a child logger for the keys. \`console.log\` prints a record made for the
call; the limit is such a record that is there already, through \`writeSync\`. Entry and exit are those of a handler
that gets an HTTP API event: with PyPwExt \`logger.method\`, with the others two calls by hand. The first event has 1.4 KB
and nothing secret, the second a body of 1.4 KB more and an \`authorization\` header, which PyPwExt masks and the others
print. An invocation begins with its context: PyPwExt opens a scope for it, pino makes a child.`,
  cases: [
    raceCase('info, bare', 'bare', [{ row: ours, against: powertools, timesAsFast: 4 }, notSlowerThanPino]),
    raceCase('info, context and three keys', 'context', [
      { row: ours, against: powertools, timesAsFast: 5 },
      notSlowerThanPino,
    ]),
    raceCase('info, context, keys and nested data', 'nested', []),
    raceCase('three lines of an invocation', 'invocation', [], 1_000),
    raceCase('error with an Error', 'error', []),
    raceCase('entry and exit of an HTTP API event', 'entry', [
      { row: ours, against: powertools, timesAsFast: 3 },
    ]),
    raceCase('entry and exit of an event of 3 KB with credentials', 'secretEntry', [], 1_000),
    raceCase('debug, off', 'off', [{ row: ours, nanoseconds: 20 }], 50_000),
  ],
};
