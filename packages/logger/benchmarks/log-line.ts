/**
 * What one log call costs, in ns: `PyPwExtLogger` beside Powertools' `Logger` and beside the limit, the text of
 * a record that is there already, written synchronously.
 *
 * Run it after a build: `node benchmarks/log-line.ts`. Both loggers run in one process, in interleaved batches,
 * with the output on a null device; the numbers are the 10th percentile and the median of all batches. Quote
 * ratios, not times.
 */
import { spawnSync } from 'node:child_process';
import { openSync, writeSync } from 'node:fs';
import { cpus, devNull, loadavg } from 'node:os';
import { Logger } from '@aws-lambda-powertools/logger';
import { openInvocation, runInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { httpEvent } from './http-event.ts';

const ROUNDS = 100;
const CALLS = 300;

interface Case {
  readonly group: string;
  readonly name: string;
  readonly call: () => void;
}

const context = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'orders',
  functionVersion: '42',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:orders',
  memoryLimitInMB: '256',
} as never;

type AnyLogger = Pick<Logger, 'info' | 'debug' | 'addContext' | 'appendKeys' | 'error'>;

/** The context of a function, and three keys. */
function inUse<T extends AnyLogger>(logger: T): T {
  logger.addContext(context);
  logger.appendKeys({ tenant: 't-17', order: 'A-4711', attempt: 1 });
  return logger;
}

/** What a service writes by hand with Powertools, where `logger.method` writes two lines here. */
function entryAndExit(logger: Logger): (event: unknown) => string {
  return (event) => {
    logger.info('Entering handler', { args: event as never });
    logger.info('Exiting handler', { return: 'ok' });
    return 'ok';
  };
}

/** What an invocation costs that writes three lines. */
function threeLines(logger: AnyLogger): void {
  logger.addContext(context);
  for (let line = 0; line < 3; line++) logger.info('Order received', { line });
}

function cases(): Case[] {
  process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
  const [ours, theirs] = [
    new PyPwExtLogger({ serviceName: 'orders' }),
    new Logger({ serviceName: 'orders' }),
  ];
  const [oursInUse, theirsInUse] = [
    inUse(new PyPwExtLogger({ serviceName: 'orders' })),
    inUse(new Logger({ serviceName: 'orders' })),
  ];
  const nested = {
    purchase: {
      id: 17,
      lines: [
        { sku: 'A', count: 2 },
        { sku: 'B', count: 1 },
      ],
    },
    total: 99.5,
  };
  const handled = oursInUse.method({ level: 'INFO' })(function handler(_event: unknown) {
    return 'ok';
  });
  const handledByHand = entryAndExit(theirsInUse);
  const record = {
    level: 'INFO',
    message: 'Order received',
    timestamp: new Date().toISOString(),
    service: 'orders',
    tenant: 't-17',
    order: 'A-4711',
    attempt: 1,
    a: 1,
  };
  const line = `${JSON.stringify(record)}\n`;
  const failure = new Error('no funds');
  return [
    { group: 'info, bare', name: 'Powertools', call: () => theirs.info('Order received', { a: 1 }) },
    { group: 'info, bare', name: 'PyPwExt', call: () => ours.info('Order received', { a: 1 }) },
    {
      group: 'info, context and three keys',
      name: 'Powertools',
      call: () => theirsInUse.info('Order received', { a: 1 }),
    },
    {
      group: 'info, context and three keys',
      name: 'PyPwExt',
      call: () => oursInUse.info('Order received', { a: 1 }),
    },
    {
      group: 'info, nested data',
      name: 'Powertools',
      call: () => theirsInUse.info('Order received', nested),
    },
    { group: 'info, nested data', name: 'PyPwExt', call: () => oursInUse.info('Order received', nested) },
    {
      group: 'three lines of an invocation',
      name: 'Powertools',
      call: () => threeLines(theirs),
    },
    {
      group: 'three lines of an invocation',
      name: 'PyPwExt',
      call: () => openInvocation({ trace: { pypwextId: 'a1' } }, () => threeLines(ours)),
    },
    { group: 'error with an Error', name: 'Powertools', call: () => theirsInUse.error('Failed', failure) },
    { group: 'error with an Error', name: 'PyPwExt', call: () => oursInUse.error('Failed', failure) },
    { group: 'debug, off', name: 'Powertools', call: () => theirsInUse.debug('Order received', { a: 1 }) },
    { group: 'debug, off', name: 'PyPwExt', call: () => oursInUse.debug('Order received', { a: 1 }) },
    {
      group: 'entry and exit of an HTTP event',
      name: 'Powertools',
      call: () => void handledByHand(httpEvent),
    },
    { group: 'entry and exit of an HTTP event', name: 'PyPwExt', call: () => void handled(httpEvent) },
    { group: 'limit', name: 'process.stdout.write(text)', call: () => void process.stdout.write(line) },
    {
      group: 'limit',
      name: 'writeSync(JSON.stringify)',
      call: () => void writeSync(1, `${JSON.stringify(record)}\n`),
    },
  ];
}

/** The streams are on the null device; the results have a descriptor of their own. */
const print = (line: string): void => void writeSync(3, `${line}\n`);

function batch({ call }: Case): number {
  const start = process.hrtime.bigint();
  for (let index = 0; index < CALLS; index++) call();
  return Number(process.hrtime.bigint() - start) / CALLS;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.trunc((sorted.length - 1) * share)] as number;

function measure(all: readonly Case[]): void {
  const times = all.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, one] of all.entries()) times[index]?.push(batch(one));
  }
  let base = 0;
  for (const [index, { group, name }] of all.entries()) {
    // The first rounds warm up.
    const sorted = (times[index] ?? []).slice(20).sort((a, b) => a - b);
    const low = at(sorted, 0.1);
    if (name === 'Powertools') base = low;
    const ratio = name === 'PyPwExt' ? `${(base / low).toFixed(1)}x` : '';
    const columns = [
      group.padEnd(34),
      name.padEnd(28),
      low.toFixed(0).padStart(7),
      at(sorted, 0.5).toFixed(0).padStart(8),
    ];
    print(`${columns.join('')} ${ratio.padStart(7)}`);
  }
}

if (process.env.PYPWEXT_BENCHMARK_CHILD) {
  const all = cases();
  const load = loadavg()[0]?.toFixed(1);
  print(`Node ${process.version}, ${cpus()[0]?.model}, load ${load}; ns per call: p10, median, ratio`);
  runInvocation({}, () => undefined);
  measure(all);
} else {
  const env = { ...process.env, PYPWEXT_BENCHMARK_CHILD: '1' };
  const file = process.argv[1] as string;
  const nothing = openSync(devNull, 'w');
  const { status } = spawnSync(process.execPath, [file], { env, stdio: ['ignore', nothing, nothing, 1] });
  process.exitCode = status ?? 1;
}
