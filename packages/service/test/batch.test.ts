import {
  currentInvocation,
  getCurrentCollector,
  type Invocation,
  PyPwExtErrorWithReturn,
  StdPyPwExtError,
} from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type BatchEnvelope, PyPwExtService } from '../src/index.ts';
import { gate } from './gate.ts';
import { lambdaContext } from './lambda-context.ts';
import { silentLogger } from './silent-logger.ts';

const Order = z.object({ id: z.string() });
const STANDARD = 'arn:aws:sqs:eu-north-1:123456789012:orders';

const sqs = (ids: readonly string[], arn = STANDARD) => ({
  Records: ids.map((id) => ({
    messageId: `m-${id}`,
    receiptHandle: 'AQEB',
    body: JSON.stringify({ id }),
    attributes: { ApproximateReceiveCount: '1', AWSTraceHeader: `Root=1-68a0f1b2-${id.padStart(24, '0')}` },
    messageAttributes: { pypwext_id: { stringValue: `p-${id}`, dataType: 'String' } },
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'eu-north-1',
  })),
});
const kinesis = (ids: readonly string[]) => ({
  Records: ids.map((id) => ({
    eventID: `shardId-000000000006:${id}`,
    eventSource: 'aws:kinesis',
    kinesis: {
      partitionKey: '1',
      sequenceNumber: `s-${id}`,
      data: Buffer.from(JSON.stringify({ id })).toString('base64'),
      approximateArrivalTimestamp: 1_545_084_650.987,
    },
  })),
});
const dynamodb = (ids: readonly string[]) => ({
  Records: ids.map((id, index) => ({
    eventID: id,
    eventName: index === 0 ? 'REMOVE' : 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: { id: { S: id } },
      SequenceNumber: `d-${id}`,
      [index === 0 ? 'OldImage' : 'NewImage']: { id: { S: id }, amount: { N: '17' } },
    },
  })),
});

const failures = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
const raise = () => new StdPyPwExtError('sold out', { code: 409 });

/** Runs a batch whose handler fails for the ids named; it tells which ids it has seen. */
async function run(envelope: BatchEnvelope, event: unknown, failing: Record<string, () => unknown> = {}) {
  const logger = silentLogger();
  const seen: string[] = [];
  const service = new PyPwExtService({ logger });
  const batch = service.batch({ model: Order, envelope }, async ({ id }) => {
    seen.push(id);
    await failing[id]?.();
  });
  return { response: await batch(event, lambdaContext()), seen, logger };
}

const fails = (error: unknown) => () => {
  throw error;
};
const collects = (error: StdPyPwExtError) => () => getCurrentCollector()?.add(error);

describe('the answer names the records to try again', () => {
  test.each([
    ['sqs', sqs],
    ['kinesis', kinesis],
    ['dynamodb', dynamodb],
  ] as const)('%s: none when all are done', async (envelope, event) => {
    const { response, seen } = await run(envelope, event(['A', 'B']));
    expect(response).toEqual(failures());
    expect(seen).toEqual(['A', 'B']);
  });

  test.each([
    ['throws an error of any kind', fails(new TypeError('m'))],
    ['throws a RAISE error', fails(raise())],
    ['throws a CONTINUE error', fails(new PyPwExtErrorWithReturn('m', { returnValue: 1 }))],
    ['throws no Error at all', fails('text')],
    ['collects an error that says RAISE', collects(raise())],
  ])('a record whose handler %s', async (_, failing) => {
    const { response } = await run('sqs', sqs(['A', 'B', 'C']), { B: failing });
    expect(response).toEqual(failures('m-B'));
  });

  test('a record with collected errors that go on is done, and its errors are logged', async () => {
    const error = new StdPyPwExtError('m', { action: 'CONTINUE' });
    const { response, logger } = await run('sqs', sqs(['A']), { A: collects(error) });
    expect(response).toEqual(failures());
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ record_id: 'm-A' }), error);
    expect(logger.error).not.toHaveBeenCalled();
  });

  test('a record that is no JSON, or does not fit the model, is not handled', async () => {
    const event = sqs(['A', 'B']);
    (event.Records[0] as { body: string }).body = '{';
    event.Records.push({
      ...(event.Records[1] as (typeof event.Records)[0]),
      messageId: 'm-X',
      body: '{"id":1}',
    });
    const { response, seen } = await run('sqs', event);
    expect(response).toEqual(failures('m-A', 'm-X'));
    expect(seen).toEqual(['B']);
  });

  test('a Kinesis record whose data is no UTF-8 is not handled', async () => {
    const [record] = kinesis(['A']).Records;
    const data = Buffer.from([0x7b, 0x22, 0x69, 0x64, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]).toString('base64');
    const broken = { ...record, kinesis: { ...record?.kinesis, data } };
    const { response, seen, logger } = await run('kinesis', { Records: [broken] });
    expect(response).toEqual(failures('s-A'));
    expect(seen).toEqual([]);
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
      code: 400,
      message: 'The data of the record is not valid UTF-8',
    });
  });

  test('the failures come in the order of the batch, whatever the order of the ends', async () => {
    const slow = gate();
    const running = run('sqs', sqs(['A', 'B']), {
      A: async () => {
        await slow.opened;
        throw raise();
      },
      B: async () => {
        slow.open();
        throw raise();
      },
    });
    expect((await running).response).toEqual(failures('m-A', 'm-B'));
  });
});

describe('every failed record’s error is logged with its id', () => {
  test('at ERROR, each error once', async () => {
    const [thrown, collected] = [new TypeError('m'), raise()];
    const { logger } = await run('sqs', sqs(['A', 'B', 'C']), {
      A: fails(thrown),
      C: () => {
        getCurrentCollector()?.add(collected);
        throw collected;
      },
    });
    expect(logger.error.mock.calls).toEqual([
      [{ message: 'A record of the batch has failed', record_id: 'm-A' }, thrown],
      [{ message: 'A record of the batch has failed', record_id: 'm-C' }, collected],
    ]);
  });
});

describe('order', () => {
  test('a FIFO queue stops at the first failure, and names the rest of the batch', async () => {
    const { response, seen } = await run('sqs', sqs(['A', 'B', 'C'], `${STANDARD}.fifo`), {
      B: fails(raise()),
    });
    expect(response).toEqual(failures('m-B', 'm-C'));
    expect(seen).toEqual(['A', 'B']);
  });

  test.each([
    ['kinesis', kinesis, 's-B'],
    ['dynamodb', dynamodb, 'd-B'],
  ] as const)(
    '%s stops at the first failure, and names it: the stream goes on from there',
    async (envelope, event, id) => {
      const { response, seen } = await run(envelope, event(['A', 'B', 'C']), { B: fails(raise()) });
      expect(response).toEqual(failures(id));
      expect(seen).toEqual(['A', 'B']);
    },
  );

  test('a standard queue runs ten records at a time, or as many as it is told', async () => {
    for (const [options, expected] of [
      [{}, 10],
      [{ concurrency: 3 }, 3],
      [{ concurrency: Infinity }, 20],
    ] as const) {
      const all = gate();
      let started = 0;
      const batch = new PyPwExtService().batch({ envelope: 'sqs', ...options }, async () => {
        started += 1;
        await all.opened;
      });
      const running = batch(sqs(Array.from({ length: 20 }, (_, index) => `${index}`)));
      await new Promise(setImmediate);
      expect(started).toBe(expected);
      all.open();
      await running;
    }
  });
});

describe('each record is an invocation of its own', () => {
  test('with a collector, the trace of its sender, and the deadline of the batch', async () => {
    const seen: Invocation[] = [];
    const batch = new PyPwExtService().batch({ envelope: 'sqs' }, async () => {
      seen.push(currentInvocation() as Invocation);
    });
    await batch(sqs(['A', 'B']), lambdaContext());
    expect(seen[0]).not.toBe(seen[1]);
    expect(seen.map((each) => each.trace)).toMatchObject([
      { pypwextId: 'p-A', correlationId: 'm-A', xray: 'Root=1-68a0f1b2-00000000000000000000000A' },
      { pypwextId: 'p-B', correlationId: 'm-B' },
    ]);
    expect(seen.every((each) => each.ended && each.collector?.closed)).toBe(true);
    expect(seen[0]?.deadline).toBeTypeOf('number');
  });

  test('1,000 interleaved records never mix their errors', async () => {
    const all = gate();
    const ids = Array.from({ length: 1_000 }, (_, index) => `${index}`);
    const seen = new Map<string, string[]>();
    const batch = new PyPwExtService({ logger: silentLogger() }).batch(
      { model: Order, envelope: 'sqs', concurrency: Infinity },
      async ({ id }) => {
        await all.opened;
        getCurrentCollector()?.add(
          new StdPyPwExtError(id, { action: Number(id) % 2 ? 'RAISE' : 'CONTINUE' }),
        );
        await null;
        seen.set(id, getCurrentCollector()?.errors.map((error) => error.message) ?? []);
      },
    );
    const running = batch(sqs(ids));
    await new Promise(setImmediate);
    all.open();
    expect(await running).toEqual(failures(...ids.filter((id) => Number(id) % 2).map((id) => `m-${id}`)));
    expect([...seen]).toEqual(ids.map((id) => [id, [id]]));
  });
});

describe('a batch that cannot be trusted fails as a whole, and Lambda tries it again', () => {
  test.each([
    ['an event without records', {}, /The event is no sqs event: it has no Records/],
    ['no event', undefined, /no sqs event/],
    ['records of another source', kinesis(['A']), /Record 0 of the event is no sqs record/],
    ['a record without an identifier', { Records: [{ body: '{}', messageId: '' }] }, /it has no identifier/],
  ])('%s', async (_, event, message) => {
    await expect(run('sqs', event)).rejects.toThrow(message);
  });

  test('settings are checked when the batch is declared', () => {
    const service = new PyPwExtService();
    expect(() => service.batch({ envelope: 'sns' as 'sqs' }, () => {})).toThrow(
      /is sqs, kinesis or dynamodb/,
    );
    expect(() => service.batch({ envelope: 'sqs', concurrency: 0 }, () => {})).toThrow(/whole number from 1/);
  });
});

describe('DynamoDB images become plain objects', () => {
  const imageOf = async (image: unknown): Promise<unknown> => {
    let seen: unknown;
    const logger = silentLogger();
    const batch = new PyPwExtService({ logger }).batch({ envelope: 'dynamodb' }, (item) => {
      seen = item;
    });
    await batch({ Records: [{ dynamodb: { SequenceNumber: '1', NewImage: image } }] });
    return seen ?? logger.error.mock.calls[0]?.[1];
  };

  test('of all attribute types', async () => {
    expect(
      await imageOf({
        s: { S: 'text' },
        n: { N: '17.5' },
        exponent: { N: '1E+2' },
        big: { N: '12345678901234567890' },
        exact: { N: '0.12345678901234567890' },
        yes: { BOOL: true },
        none: { NULL: true },
        bytes: { B: 'AP8=' },
        map: { M: { list: { L: [{ S: 'a' }, { N: '1' }] } } },
        texts: { SS: ['a', 'b'] },
        numbers: { NS: ['1', '2'] },
        byteSets: { BS: ['AP8='] },
      }),
    ).toEqual({
      s: 'text',
      n: 17.5,
      exponent: 100,
      big: 12345678901234567890n,
      exact: '0.12345678901234567890',
      yes: true,
      none: null,
      bytes: new Uint8Array([0, 255]),
      map: { list: ['a', 1] },
      texts: new Set(['a', 'b']),
      numbers: new Set([1, 2]),
      byteSets: new Set([new Uint8Array([0, 255])]),
    });
  });

  test.each([
    ['no image', undefined],
    ['an unknown type', { a: { X: 1 } }],
    ['two types', { a: { S: 'a', N: '1' } }],
    ['a list that is none', { a: { L: 1 } }],
  ])('%s is an error of the record', async (_, image) => {
    expect(await imageOf(image)).toMatchObject({ code: 400 });
  });
});
