import {
  type Invocation,
  type LoggerPort,
  openInvocation,
  type StandardSchema,
  StdErrorCollector,
} from '@pypwext/base';
import { checkModel } from '../event/check-model.ts';
import { logFailure } from '../log-failure.ts';
import type { UnknownRecord } from '../record.ts';
import type { BatchSource } from './batch-source.ts';
import { recordTrace } from './record-trace.ts';

/** One record of a batch and what surrounds it. */
export interface BatchRecord {
  /** What identifies it to Lambda. */
  readonly id: string;
  /** The record as it came. */
  readonly record: UnknownRecord;
  /** The context of the batch's invocation. */
  readonly context: unknown;
  /** The invocation of the batch. */
  readonly invocation: Invocation;
  /** Is told of errors. */
  readonly logger: LoggerPort;
}

/**
 * Runs one record as an invocation of its own, with a collector: log keys and errors never mix with those
 * of another record. It never rejects.
 *
 * @returns Whether the record is done: nothing was thrown, and no collected error says `RAISE`.
 */
export async function runRecord(
  { id, record, context, invocation, logger }: BatchRecord,
  model: StandardSchema | undefined,
  source: BatchSource,
  handler: (...args: unknown[]) => unknown,
): Promise<boolean> {
  const collector = new StdErrorCollector({ logger });
  const { deadline, logKeys, trace } = invocation;
  const thrown: unknown[] = [];
  const hasFailed = () => thrown.length > 0 || collector.hasErrors((error) => error.action === 'RAISE');
  await openInvocation({ collector, deadline, logKeys, trace: recordTrace(record, id, trace) }, async () => {
    try {
      const value = source.value(record);
      await handler(model ? await checkModel(model, value) : value, context, record);
    } catch (error) {
      thrown.push(error);
    } finally {
      logErrors(id, [...new Set([...collector.errors, ...thrown])], logger, hasFailed());
    }
  });
  return !hasFailed();
}

/** Every error is logged with its record: `batchItemFailures` tells nobody why. */
function logErrors(id: string, errors: readonly unknown[], logger: LoggerPort, failed: boolean): void {
  const message = failed ? 'A record of the batch has failed' : 'A record of the batch is done, with errors';
  for (const error of errors)
    logFailure(logger, failed ? 'error' : 'warn', message, error, { record_id: id });
}
