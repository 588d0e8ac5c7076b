import { PyPwExtInternalError, runInvocation, type SchemaOutput, type StandardSchema } from '@pypwext/base';
import { invocationInit } from '../invocation-init.ts';
import type { LambdaContext } from '../lambda-context.ts';
import type { PyPwExtServiceOptions } from '../settings.ts';
import { type BatchEnvelope, batchSource, identifiedRecords } from './batch-source.ts';
import { type BatchRecord, runRecord } from './run-record.ts';

/** The options of `service.batch`. */
export interface BatchOptions<Model extends StandardSchema | undefined = undefined> {
  /** Describes the value of one record; without one the handler gets it unchecked. */
  readonly model?: Model;
  /**
   * Where the batch comes from, and what the value of a record is: the JSON body of an SQS message, the JSON
   * data of a Kinesis record, or the item of a DynamoDB record (the new image, or the old one of a removal).
   */
  readonly envelope: BatchEnvelope;
  /**
   * How many records run at the same time, where their order does not matter. Streams and FIFO queues run
   * one by one.
   *
   * @defaultValue `10`
   */
  readonly concurrency?: number;
}

/** What Lambda is answered: the records to try again. */
export interface BatchResponse {
  /** The failed records; empty when all is done. */
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/** The value of one record. */
export type BatchInput<Model extends StandardSchema | undefined> = Model extends StandardSchema
  ? SchemaOutput<Model>
  : unknown;

/** Gets one record: its value, the context, and the record as it came. */
export type BatchHandler<Model extends StandardSchema | undefined> = (
  model: BatchInput<Model>,
  context: LambdaContext,
  record: unknown,
) => unknown;

/** The type of `service.batch`. */
export type BatchFactory = <Model extends StandardSchema | undefined = undefined>(
  options: BatchOptions<Model>,
  handler: BatchHandler<Model>,
) => (event: unknown, context?: Partial<LambdaContext>) => Promise<BatchResponse>;

// As many as an SQS queue sends by default.
const DEFAULT_CONCURRENCY = 10;

/**
 * `batch` on its own, for those who count bytes: a bundle then holds no responses.
 * `new PyPwExtService(options).batch` is the same.
 *
 * @param serviceOptions - What the batches work with.
 */
export function createBatch(serviceOptions: PyPwExtServiceOptions = {}): BatchFactory {
  const { logger = console } = serviceOptions;
  return (options, handler) => {
    const { model, envelope, concurrency = DEFAULT_CONCURRENCY } = options;
    const source = batchSource(envelope);
    requireConcurrency(concurrency);
    return (event, context) =>
      runInvocation(invocationInit(event, context), async (invocation) => {
        const records = identifiedRecords(event, source, envelope);
        const run = ({ id, record }: (typeof records)[number]): Promise<boolean> => {
          const task: BatchRecord = { id, record, context, invocation, logger };
          return runRecord(task, model, source, handler as (...args: unknown[]) => unknown);
        };
        const ordered = records.some(({ record }) => source.ordered(record));
        const failed = ordered
          ? await runInOrder(records, run, source.nameUnprocessed)
          : await runTogether(records, run, concurrency);
        return { batchItemFailures: failed.map(({ id }) => ({ itemIdentifier: id })) };
      });
  };
}

/** One by one; the first failure is the end. */
async function runInOrder<T>(
  records: readonly T[],
  run: (record: T) => Promise<boolean>,
  nameUnprocessed: boolean,
): Promise<T[]> {
  for (const [index, record] of records.entries()) {
    if (!(await run(record))) return nameUnprocessed ? records.slice(index) : [record];
  }
  return [];
}

/** A few at a time; the failures come in the order of the batch. */
async function runTogether<T>(
  records: readonly T[],
  run: (record: T) => Promise<boolean>,
  concurrency: number,
): Promise<T[]> {
  const failed = new Set<T>();
  const queue = records.values();
  const worker = async (): Promise<void> => {
    for (const record of queue) if (!(await run(record))) failed.add(record);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, records.length) }, worker));
  return records.filter((record) => failed.has(record));
}

function requireConcurrency(concurrency: number): void {
  if (concurrency === Infinity || (Number.isSafeInteger(concurrency) && concurrency >= 1)) return;
  throw new PyPwExtInternalError(
    `concurrency must be a whole number from 1, or Infinity; it is ${String(concurrency)}`,
  );
}
