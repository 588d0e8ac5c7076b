import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  currentInvocation,
  lambdaInvocation,
  runInvocation,
  sentPayload,
  setTraceContext,
  type Trace,
} from '../src/index.ts';

const parent = (digit: string): string => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`;

/** One source of the trace, named by its digit in every identifier. */
const said = (digit: string) => ({
  traceparent: parent(digit),
  tracestate: `vendor=${digit}`,
  xray: `Root=${digit}`,
});

const runtime = (digit: string): void => {
  const { traceparent, tracestate, xray } = said(digit);
  vi.stubGlobal('awslambda', {
    InvokeStore: {
      getTraceparent: () => traceparent,
      getTracestate: () => tracestate,
      getXRayTraceId: () => xray,
    },
  });
};

const event = { headers: { 'x-amzn-trace-id': 'Root=3' } };
const readEvent = (trace: Trace): void => {
  setTraceContext(trace, parent('3'), 'vendor=3');
  trace.xray ??= 'Root=3';
  trace.correlationId ??= 'c-3';
};

/** The trace that an invocation of these parts has. */
const traceOf = (parts: Partial<Parameters<typeof lambdaInvocation>[0]>): Trace | undefined =>
  runInvocation(lambdaInvocation({ context: undefined, ...parts }), () => currentInvocation()?.trace);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('each identifier comes from the first that has it', () => {
  const everything = { trail: { ...said('2'), correlationId: 'c-2' }, event, readEvent };

  test('the runtime, before everything', () => {
    runtime('1');
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=4');
    expect(traceOf(everything)).toEqual({ ...said('1'), correlationId: 'c-2' });
  });

  test('the trail of the caller, before the event', () => {
    expect(traceOf(everything)).toEqual({ ...said('2'), correlationId: 'c-2' });
  });

  test('the trail in the client context, where the payload has none', () => {
    const context = { clientContext: { custom: { pypwext: JSON.stringify(said('2')) } } };
    expect(traceOf({ context, event, readEvent })).toEqual({ ...said('2'), correlationId: 'c-3' });
  });

  test('the event, before the environment and the request id of Lambda', () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=4');
    const context = { awsRequestId: 'r-1' };
    expect(traceOf({ context, event, readEvent })).toEqual({ ...said('3'), correlationId: 'c-3' });
  });

  test('the environment last', () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=4');
    expect(traceOf({ context: { awsRequestId: 'r-1' } })).toEqual({ xray: 'Root=4', correlationId: 'r-1' });
  });

  test('an environment that runs several invocations at a time is not asked', () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=4');
    vi.stubEnv('AWS_LAMBDA_MAX_CONCURRENCY', '8');
    expect(traceOf({})).toEqual({});
  });

  test('a state without its own parent is not taken', () => {
    const trail = { tracestate: 'vendor=2' };
    expect(traceOf({ trail, event, readEvent })?.tracestate).toBe('vendor=3');
    expect(traceOf({ trail })).toEqual({});
  });
});

describe('the trace', () => {
  test('is read when it is asked for, and once', () => {
    const reading = vi.fn(readEvent);
    const invocation = runInvocation(
      lambdaInvocation({ context: {}, event, readEvent: reading }),
      (open) => open,
    );
    expect(reading).not.toHaveBeenCalled();
    expect(invocation.trace).toBe(invocation.trace);
    expect(reading).toHaveBeenCalledOnce();
  });

  test('read after the end is not that of the invocation that the runtime then has', () => {
    runtime('1');
    const invocation = runInvocation(lambdaInvocation({ context: {} }), (open) => open);
    runtime('9');
    expect(invocation.trace.xray).toBe('Root=1');
    vi.unstubAllGlobals();
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1');
    const next = runInvocation(lambdaInvocation({ context: {} }), (open) => open);
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=9');
    expect(next.trace.xray).toBe('Root=1');
  });

  test('of a joining wrapper fills what is empty, unread until then', () => {
    const joining = vi.fn((): Trace => ({ pypwextId: 'joining', correlationId: 'joining' }));
    runInvocation({ trace: { pypwextId: 'outer' } }, (outer) => {
      runInvocation({ trace: joining }, () => undefined);
      expect(joining).not.toHaveBeenCalled();
      expect(outer.trace).toEqual({ pypwextId: 'outer', correlationId: 'joining' });
    });
  });

  test('may be replaced', () => {
    runInvocation({ trace: () => ({ pypwextId: 'a' }) }, (invocation) => {
      invocation.trace = { ...invocation.trace, correlationId: 'c' };
      expect(currentInvocation()?.trace).toEqual({ pypwextId: 'a', correlationId: 'c' });
    });
  });

  test('joins an invocation of a copy that knows no traces made later', () => {
    runInvocation({}, (invocation) => {
      Object.defineProperty(invocation, 'joinTrace', { value: undefined });
      invocation.trace = { pypwextId: 'own' };
      runInvocation({ trace: () => ({ pypwextId: 'b', correlationId: 'c' }) }, () => undefined);
      expect(invocation.trace).toEqual({ pypwextId: 'own', correlationId: 'c' });
    });
  });
});

describe('the deadline', () => {
  test.each([
    ['the earlier of both', 2_000, { deadline: 1_001_000 }, 1_001_000],
    ["the function's own, where the caller waits longer", 2_000, { deadline: 1_009_000 }, 1_002_000],
    ['that of the caller, where Lambda tells none', undefined, { deadline: 1_001_000 }, 1_001_000],
    ['none, where nobody tells one', undefined, {}, undefined],
    ['none of a clock that is no number', Number.NaN, {}, undefined],
  ])('is %s', (_, remaining, trail, deadline) => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
    const context = remaining === undefined ? {} : { getRemainingTimeInMillis: () => remaining };
    expect(lambdaInvocation({ context, trail }).deadline).toBe(deadline);
    vi.useRealTimers();
  });
});

describe('sentPayload', () => {
  test('takes the trail off', () => {
    expect(sentPayload({ pypwext: { pypwextId: 'a' }, payload: null })).toEqual({
      payload: null,
      trail: { pypwextId: 'a' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'pypwext'],
    ['no trail', { payload: 1 }],
    ['a trail that is a text', { pypwext: 'a', payload: 1 }],
    ['a trail that is a list', { pypwext: [], payload: 1 }],
    ['no payload', { pypwext: {} }],
    ['another key beside them', { pypwext: {}, payload: 1, id: 2 }],
    ['an inherited trail', Object.create({ pypwext: {}, payload: 1 })],
  ])('leaves an event with %s alone', (_, value) => {
    expect(sentPayload(value)).toBeUndefined();
  });
});
