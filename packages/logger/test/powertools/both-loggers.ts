import { Logger } from '@aws-lambda-powertools/logger';
import { PyPwExtLogger } from '@pypwext/logger';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Errors of one place, so that both loggers are given the same stack. */
export const because: Error = new TypeError('why', { cause: new Error('because') });

type Options = NonNullable<ConstructorParameters<typeof Logger>[0]>;

/** Makes a logger: Powertools' at the first run of a program, `PyPwExtLogger` at the second. */
export type Create = (options?: Options) => Logger;

/** What a program does with loggers. What it returns is compared too. */
export type Program = (create: Create) => unknown;

/** Environment variables of a program; what is not named is not set. */
export type Environment = Readonly<Record<string, string>>;

/** One behaviour: its name, the environment, and a program that shows it. */
export type Behaviour = readonly [name: string, environment: Environment, program: Program];

const VARIABLES = [
  ...[
    'LOG_LEVEL',
    'POWERTOOLS_LOG_LEVEL',
    'AWS_LAMBDA_LOG_LEVEL',
    'POWERTOOLS_DEV',
    'POWERTOOLS_SERVICE_NAME',
  ],
  ...[
    'POWERTOOLS_LOGGER_SAMPLE_RATE',
    'POWERTOOLS_LOGGER_LOG_EVENT',
    '_X_AMZN_TRACE_ID',
    'TZ',
    'ENVIRONMENT',
  ],
  ...['AWS_REGION', 'AWS_LAMBDA_MAX_CONCURRENCY'],
];
const METHODS = ['trace', 'debug', 'info', 'warn', 'error', 'log'] as const;

interface Seen {
  readonly returned: unknown;
  readonly written: readonly string[];
}

async function see(create: Create, environment: Environment, program: Program): Promise<Seen> {
  const written: string[] = [];
  for (const name of VARIABLES) vi.stubEnv(name, environment[name]);
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written.push(`${stream}: ${String(chunk).replace(/("Unable to buffer log.*"stack":).*/, '$1')}`);
      return true;
    });
  }
  for (const method of METHODS) {
    vi.spyOn(console, method).mockImplementation((...texts) => {
      written.push(`console.${method}: ${texts.join(' ')}`);
    });
  }
  try {
    return { returned: await program(create), written };
  } catch (error) {
    return { returned: `threw ${String(error)}`, written };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
}

/** A test for each behaviour: both loggers write the same bytes to the same streams. */
export function bothDoTheSame(behaviours: readonly Behaviour[]): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 10, 5, 16, 23, 7) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  it.each(behaviours)('%s', async (_name, environment, program) => {
    const [theirs, ours] = [
      await see((options) => new Logger(options), environment, program),
      await see((options) => new PyPwExtLogger({ ...options, location: 'off' }), environment, program),
    ];
    expect(ours).toEqual(theirs);
    expect(theirs.written.length + (theirs.returned === undefined ? 0 : 1)).toBeGreaterThan(0);
  });
}
