import { PyPwExtInternalError } from '@pypwext/base';
import { decodeBase64 } from '../event/decode-base64.ts';
import { invalid } from '../event/invalid.ts';
import { parseJson } from '../event/json-body.ts';
import { isRecord, type UnknownRecord } from '../record.ts';
import { unmarshallItem } from './unmarshall.ts';

/** The sources of batches. */
export type BatchEnvelope = 'sqs' | 'kinesis' | 'dynamodb';

/** How the records of a source are read. */
export interface BatchSource {
  /** What identifies a record in `batchItemFailures`. */
  readonly id: (record: UnknownRecord) => unknown;
  /** The value that the model describes. */
  readonly value: (record: UnknownRecord) => unknown;
  /**
   * Whether the records have an order that a failed one must stop: a stream, or a FIFO queue.
   *
   * Source: AWS Lambda Developer Guide, "Implementing partial batch responses" and "Handling errors for an
   * SQS event source in Lambda".
   */
  readonly ordered: (record: UnknownRecord) => boolean;
  /**
   * Whether the records after a failed one have to be named. A stream goes on from the lowest sequence
   * number that it is told; a FIFO queue deletes what it is not told.
   */
  readonly nameUnprocessed: boolean;
}

const part = (record: UnknownRecord, key: string): UnknownRecord => {
  const value = record[key];
  return isRecord(value) ? value : {};
};

const SOURCES: Record<BatchEnvelope, BatchSource> = {
  sqs: {
    id: (record) => record.messageId,
    value: (record) => parseJson(requireText(record.body, 'body'), 'The body of the record'),
    ordered: ({ eventSourceARN }) => typeof eventSourceARN === 'string' && eventSourceARN.endsWith('.fifo'),
    nameUnprocessed: true,
  },
  kinesis: {
    id: (record) => part(record, 'kinesis').sequenceNumber,
    value: (record) => {
      const data = requireText(part(record, 'kinesis').data, 'data');
      const what = 'The data of the record';
      return parseJson(decodeBase64(data, what), what);
    },
    ordered: () => true,
    nameUnprocessed: false,
  },
  dynamodb: {
    id: (record) => part(record, 'dynamodb').SequenceNumber,
    value: (record) => {
      const { NewImage, OldImage } = part(record, 'dynamodb');
      const image = NewImage ?? OldImage;
      if (isRecord(image)) return unmarshallItem(image);
      throw invalid('The record has no image: the stream must be one with new or old images');
    },
    ordered: () => true,
    nameUnprocessed: false,
  },
};

/** @throws PyPwExtInternalError for the name of no source. */
export function batchSource(envelope: BatchEnvelope): BatchSource {
  if (Object.hasOwn(SOURCES, envelope)) return SOURCES[envelope];
  throw new PyPwExtInternalError(
    `The envelope of a batch is sqs, kinesis or dynamodb; it is ${JSON.stringify(envelope)}`,
  );
}

/**
 * The records of an event with their identifiers. A record without one, or an empty batch of another
 * source, fails the whole batch: Lambda then tries it again, and nothing is taken for done.
 *
 * @throws PyPwExtInternalError when the event is of another source.
 */
export function identifiedRecords(
  event: unknown,
  source: BatchSource,
  envelope: BatchEnvelope,
): { id: string; record: UnknownRecord }[] {
  const records: unknown = isRecord(event) ? event.Records : undefined;
  if (!Array.isArray(records))
    throw new PyPwExtInternalError(`The event is no ${envelope} event: it has no Records`);
  return records.map((record: unknown, index) => {
    const id = isRecord(record) ? source.id(record) : undefined;
    if (typeof id === 'string' && id !== '') return { id, record: record as UnknownRecord };
    throw new PyPwExtInternalError(
      `Record ${index} of the event is no ${envelope} record: it has no identifier`,
    );
  });
}

function requireText(value: unknown, key: string): string {
  if (typeof value === 'string') return value;
  throw invalid(`The record has no ${key}`);
}
