import {
  currentInvocation,
  getCurrentCollector,
  type Invocation,
  runInvocation,
  StdErrorCollector,
} from '@pypwext/base';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { PyPwExtService } from '../src/index.ts';
import { DOORS, httpEvent } from './events.ts';
import { lambdaContext, REQUEST_ID } from './lambda-context.ts';

const service = new PyPwExtService();

/** The invocation that a handler sees. */
async function seenBy(event: unknown, context: unknown = lambdaContext()): Promise<Invocation> {
  let seen: Invocation | undefined;
  await service.response(async (_event: unknown, _context: unknown) => {
    seen = currentInvocation();
  })(event, context);
  if (!seen) throw new Error('there is no invocation');
  return seen;
}

const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const ROOT = 'Root=1-68a0f1b2-1234567890abcdef12345678';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the generator of a generator function passes through a response, and runs when the invocation is over', async () => {
  const generate = service.response(async function* () {
    yield currentInvocation();
  }) as unknown as () => Promise<AsyncGenerator<Invocation | undefined>>;
  for await (const seen of await generate()) expect(seen).toBeUndefined();
  expect.assertions(1);
});

describe.each([
  [
    'response',
    (inner: () => unknown) => service.response(async (_event: unknown, _context: unknown) => inner()),
  ],
  ['handler', (inner: () => unknown) => service.handler({}, async () => inner())],
  ['batch', (inner: () => unknown) => service.batch({ envelope: 'sqs' }, async () => inner())],
] as const)('%s', (_, wrap) => {
  const event = { Records: [{ messageId: 'm1', body: '{}' }] };

  test('opens the invocation, and ends it', async () => {
    let seen: Invocation | undefined;
    await wrap(() => {
      seen = currentInvocation();
    })(event, lambdaContext());
    expect(seen?.ended).toBe(true);
    expect(currentInvocation()).toBeUndefined();
  });

  test('a getRemainingTimeInMillis that throws gives no deadline', async () => {
    const context = lambdaContext({
      getRemainingTimeInMillis: () => {
        throw new Error('not implemented');
      },
    });
    let seen: Invocation | undefined;
    await wrap(() => {
      seen = currentInvocation();
    })(event, context);
    expect(seen?.ended).toBe(true);
    expect(seen?.deadline).toBeUndefined();
  });

  test('the deadline is what getRemainingTimeInMillis says', async () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
    let deadline: number | undefined;
    await wrap(() => {
      deadline = currentInvocation()?.deadline;
    })(event, lambdaContext());
    expect(deadline).toBe(1_010_000);
  });
});

describe('response and handler', () => {
  test('join an invocation that is open, and leave it open', async () => {
    const collector = new StdErrorCollector();
    await runInvocation({ collector, trace: { pypwextId: 'outer' } }, async (outer) => {
      const handler = service.handler({}, async () => [currentInvocation(), getCurrentCollector()]);
      const [inner, current] = (await handler(httpEvent(), lambdaContext())) as unknown[];
      expect(inner).toBe(outer);
      expect(current).toBe(collector);
      expect(outer.ended).toBe(false);
      expect(outer.trace).toMatchObject({ pypwextId: 'outer', xray: ROOT });
    });
  });

  test.each([
    ['no context', null],
    ['a context without a clock', {}],
    ['a clock that gives no number', { getRemainingTimeInMillis: () => 'soon' }],
  ])('%s: no deadline', async (_, context) => {
    expect((await seenBy({}, context)).deadline).toBeUndefined();
  });
});

describe('the trace', () => {
  test.each(DOORS)('$door: from the headers, whatever their spelling', async ({ event }) => {
    for (const spell of [(name: string) => name, (name: string) => name.toUpperCase()]) {
      const headers = {
        [spell('traceparent')]: TRACEPARENT,
        [spell('tracestate')]: 'vendor=1',
        [spell('x-correlation-id')]: 'c-1',
        [spell('x-pypwext-id')]: 'p-1',
      };
      expect((await seenBy(event({ headers }))).trace).toEqual({
        traceparent: TRACEPARENT,
        tracestate: 'vendor=1',
        xray: ROOT,
        correlationId: 'c-1',
        pypwextId: 'p-1',
      });
    }
  });

  test('the correlation id falls back on the request id of the gateway, then of Lambda', async () => {
    expect((await seenBy(httpEvent())).trace.correlationId).toBe('ATf54321=');
    expect((await seenBy({ id: 1 })).trace.correlationId).toBe(REQUEST_ID);
  });

  test('pypwext_id: of a direct event, of a JSON body, of a base64 body once it is parsed', async () => {
    expect((await seenBy({ pypwext_id: 'direct' })).trace.pypwextId).toBe('direct');
    const body = '{"customers":[],"pypwext_id" : "body"}';
    expect((await seenBy(httpEvent({ body }))).trace.pypwextId).toBe('body');
    const handler = service.handler({ model: z.unknown() }, async () => currentInvocation()?.trace.pypwextId);
    const encoded = { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
    expect(await handler(httpEvent(encoded), lambdaContext())).toBe('body');
  });

  test('the header is preferred to the body', async () => {
    const event = httpEvent({ body: '{"pypwext_id":"body"}', headers: { 'x-pypwext-id': 'header' } });
    expect((await seenBy(event)).trace.pypwextId).toBe('header');
  });

  test('from the JSON text that lambda-invoke puts into the client context, with the deadline of the caller', async () => {
    const sent = { pypwextId: 'p-1', correlationId: 'c-1', traceparent: TRACEPARENT, deadline: 1_000 };
    const context = lambdaContext({ clientContext: { custom: { pypwext: JSON.stringify(sent) } } });
    const { trace, deadline } = await seenBy({}, context);
    expect(trace).toMatchObject({ pypwextId: 'p-1', correlationId: 'c-1', traceparent: TRACEPARENT });
    expect(deadline).toBe(1_000);
  });

  test.each(['{', '1', '{"deadline":"soon"}', '{"deadline":-1,"pypwextId":"a b"}', null, 17])(
    'what is no trail is left out of the client context: %j',
    async (pypwext) => {
      const { trace, deadline } = await seenBy({}, lambdaContext({ clientContext: { custom: { pypwext } } }));
      expect(trace).toEqual({ correlationId: REQUEST_ID });
      expect(deadline).toBeGreaterThan(Date.now());
    },
  );

  test.each(['custom', 'Custom'])('from the client context of a calling function, under %s', async (key) => {
    const pypwext = { pypwext_id: 'p-1', correlation_id: 'c-1', traceparent: TRACEPARENT, xray: ROOT };
    const context = lambdaContext({ clientContext: { [key]: { pypwext } } });
    expect((await seenBy({}, context)).trace).toEqual({
      pypwextId: 'p-1',
      correlationId: 'c-1',
      traceparent: TRACEPARENT,
      xray: ROOT,
    });
  });

  test("from the runtime's invoke store, where there is one", async () => {
    vi.stubGlobal('awslambda', {
      InvokeStore: {
        getTraceparent: () => TRACEPARENT,
        getTracestate: () => 'vendor=1',
        getXRayTraceId: () => ROOT,
      },
    });
    expect((await seenBy({})).trace).toMatchObject({
      traceparent: TRACEPARENT,
      tracestate: 'vendor=1',
      xray: ROOT,
    });
  });

  test.each([
    ['none', undefined],
    ['an older one', { InvokeStore: {} }],
    [
      'one that throws',
      {
        InvokeStore: {
          getXRayTraceId: () => {
            throw new Error('not available');
          },
        },
      },
    ],
    [
      'one whose getter throws',
      {
        get InvokeStore() {
          throw new Error('gone');
        },
      },
    ],
  ])('the invoke store is never required: %s', async (_, awslambda) => {
    vi.stubGlobal('awslambda', awslambda);
    vi.stubEnv('_X_AMZN_TRACE_ID', `${ROOT};Sampled=1`);
    expect((await seenBy({})).trace.xray).toBe(`${ROOT};Sampled=1`);
  });

  test('the environment comes last', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=other');
    expect((await seenBy(httpEvent())).trace.xray).toBe(ROOT);
  });

  test.each([
    ['traceparent', '00-not-a-trace-01'],
    ['traceparent', `${TRACEPARENT}\r\nX: y`],
    ['tracestate', 'a=1\r\nX: y'],
    ['tracestate', 'x'.repeat(513)],
    ['x-correlation-id', 'a b'],
    ['x-correlation-id', '<script>'],
    ['x-pypwext-id', 'x'.repeat(129)],
    ['x-pypwext-id', 'a\nb'],
  ])('%s: %j is not let in', async (name, value) => {
    const { trace } = await seenBy(httpEvent({ headers: { [name]: value } }));
    expect(Object.values(trace)).not.toContain(value);
  });
});
