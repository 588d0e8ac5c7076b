/** A small function, of a module in `applications/`, that does the one thing that the library is for. */
export interface Application {
  /** As the tables call it. */
  readonly name: string;
  /** Name of the file, without its ending. */
  readonly module: string;
  /** What is not bundled: what Lambda brings along, or a part of a library that is not installed. */
  readonly external?: readonly string[];
}

/** Applications that do the same work: one table. */
export interface ApplicationGroup {
  /** What the work is. */
  readonly name: string;
  /** Ours alone, which is where targets are; the other groups set ours beside the libraries of others. */
  readonly ours?: boolean;
  /** The first one does the work without a library. */
  readonly applications: readonly Application[];
}

const application = (name: string, module: string, external: readonly string[] = []): Application => ({
  name,
  module,
  external,
});

const AWS_SDK = ['@aws-sdk/*'];

/** What each start is compared with. */
export const emptyApplication: Application = application('an empty function', 'empty');

/** Row of the combination that the project has a target for. */
export const errorsAndService = 'PyPwExt errors and service';

/** Row of the smallest handler with collected errors, which has the same target. */
export const fewestParts = 'PyPwExt errors and service, of the fewest parts';

/** Row of the invoker, which has a target of its own. */
export const idleInvoker = 'PyPwExt lambda-invoke, which calls nobody';

export const applicationGroups: readonly ApplicationGroup[] = [
  {
    name: 'PyPwExt, without a schema library',
    ours: true,
    applications: [
      application('an order by hand', 'order-by-hand'),
      application('PyPwExt base: a wrapper', 'wrapper'),
      application('PyPwExt encoder', 'encoder'),
      application('PyPwExt errors', 'errors'),
      application('PyPwExt logger', 'logger'),
      application('PyPwExt http, which calls nobody', 'http-idle'),
      application(idleInvoker, 'invoker-idle', AWS_SDK),
      application('PyPwExt service', 'service'),
      application(errorsAndService, 'errors-and-service'),
      application(fewestParts, 'errors-and-service-composed'),
      application('PyPwExt service and logger', 'service-and-logger'),
      application('PyPwExt, all packages, without the AWS SDK', 'all', AWS_SDK),
    ],
  },
  {
    name: 'POST, checked with zod, answered',
    applications: [
      application('hand-written', 'handler-hand-written'),
      application('PyPwExt errors and service', 'handler-pypwext'),
      application('Middy 7 http stack', 'handler-middy'),
      application("Powertools' Router", 'handler-router'),
      application("Powertools' parser", 'handler-parser'),
      application('hono/aws-lambda', 'handler-hono'),
      application('lambda-api', 'handler-lambda-api', AWS_SDK),
      application('effect-aws', 'handler-effect-aws'),
    ],
  },
  {
    name: 'one log line',
    applications: [
      application('console.log', 'log-console'),
      application('PyPwExt logger', 'logger'),
      application("Powertools' Logger", 'log-powertools'),
      application('pino', 'log-pino'),
    ],
  },
  {
    name: 'one HTTP call',
    applications: [
      application('built-in fetch', 'http-fetch'),
      application('PyPwExt http', 'http-pypwext'),
      application('ofetch', 'http-ofetch'),
      application('ky', 'http-ky'),
      application('got', 'http-got'),
      application('axios', 'http-axios'),
      application('aws4fetch, signed', 'http-aws4fetch'),
      application('PyPwExt http, signed', 'http-pypwext-signed'),
    ],
  },
  {
    name: 'one call of a Lambda function',
    applications: [
      application('AWS SDK', 'call-sdk'),
      application('PyPwExt lambda-invoke with the AWS SDK', 'call-pypwext-sdk'),
      application('PyPwExt lambda-invoke with fetch and aws4fetch', 'call-pypwext-fetch'),
    ],
  },
  {
    name: 'a date, a bigint and a set to JSON',
    applications: [
      application('JSON.stringify of plain values', 'encode-json'),
      application('PyPwExt encoder', 'encoder'),
      application('superjson', 'encode-superjson'),
      application('devalue', 'encode-devalue'),
      application('safe-stable-stringify', 'encode-safe-stable-stringify'),
      application('serialize-error', 'encode-serialize-error'),
    ],
  },
];

/** Every application once, the empty one first. */
export const allApplications: readonly Application[] = [
  ...new Map(
    [emptyApplication, ...applicationGroups.flatMap(({ applications }) => applications)].map((each) => [
      each.module,
      each,
    ]),
  ).values(),
];
