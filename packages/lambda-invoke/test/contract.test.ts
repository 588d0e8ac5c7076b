import {
  currentInvocation,
  isPyPwExtInternalError,
  type PyPwExtErrorOptions,
  PyPwExtErrorWithReturn,
  runInvocation,
  StdPyPwExtError,
} from '@pypwext/base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineFunction, isLambdaInvokeError, type LambdaContext, lambdaErrors } from '../src/index.ts';
import { type InvokeStub, startInvokeStub } from './invoke-stub.ts';
import { runtimeAnswer } from './node-runtime.ts';
import { useTestCredentials } from './test-credentials.ts';

class OfferError extends StdPyPwExtError {}
class TooYoungError extends OfferError {
  constructor(message: string, options: PyPwExtErrorOptions = {}) {
    super(message, { code: 422, ...options });
  }
}
class PickyError extends StdPyPwExtError {
  constructor(message: string, options: PyPwExtErrorOptions & { order: { id: string } }) {
    super(message, options);
    if (options.order.id === '') throw new Error('unreachable');
  }
}
class NotFoundError extends StdPyPwExtError {
  constructor(id: string) {
    super(`order ${id} not found`, { code: 404, details: { id }, publicMessage: 'No such order' });
  }
}

let stub: InvokeStub;
beforeAll(async () => {
  useTestCredentials();
  stub = await startInvokeStub();
});
beforeEach(() => {
  stub.requests.length = 0;
});
afterAll(() => stub.close());

const pricing = defineFunction({
  name: '{STAGE}-pricing',
  input: z.object({ age: z.number(), born: z.coerce.date().optional() }),
  output: z.object({ price: z.number(), at: z.coerce.date().optional() }),
  errors: { OfferError, TooYoungError, NotFoundError, PickyError: PickyError as never },
  wrapPayload: true,
  transport: () => stub.transport(),
});

process.env.STAGE = 'test';

/** The stub answers what the handler does under Lambda's runtime. */
function serve(handler: (event: unknown, context: LambdaContext) => unknown): void {
  stub.script(runtimeAnswer(handler));
}

describe('a contract', () => {
  test('takes input and result from one side to the other', async () => {
    serve(
      pricing.handler(({ age, born }) => {
        expect(born).toBeInstanceOf(Date);
        return { price: age * 2, at: new Date(0), margin: 'not for others' };
      }),
    );
    const output = await pricing.call({ age: 30, born: new Date(5) });
    expect(output).toEqual({ price: 60, at: new Date(0) });
    expect(stub.requests[0]?.functionName).toBe('test-pricing');
    expect(pricing.name).toBe('{STAGE}-pricing');
  });

  test('refuses input before sending', async () => {
    const call = pricing.call({ age: 'secret' } as never);
    await expect(call).rejects.toMatchObject({ code: 400, details: { issues: [{ path: ['age'] }] } });
    await expect(pricing.send({} as never)).rejects.toMatchObject({ code: 400 });
    expect(stub.requests).toEqual([]);
  });

  test('refuses input that another caller has sent', async () => {
    serve(pricing.handler(() => ({ price: 1 })));
    const call = stub.transport().send({ method: 'FUNC', name: 'test-pricing', body: { age: 'x' } });
    await expect(call).rejects.toMatchObject({
      code: 400,
      kind: 'handled',
      details: { issues: [{ path: ['age'] }] },
    });
  });

  test('refuses a result of the function that does not fit', async () => {
    serve(pricing.handler(() => ({ price: 'free' }) as never));
    const error = await pricing.call({ age: 1 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 500,
      message: expect.stringContaining('does not fit its own contract'),
    });
    expect(JSON.stringify(error)).not.toContain('free');
  });

  test('refuses a result that is not of the contract', async () => {
    stub.script((response) => response.writeHead(200).end('{"price":"free"}'));
    await expect(pricing.call({ age: 1 })).rejects.toMatchObject({ code: 502, kind: 'invalid' });
  });

  test('hands an event over, with the trail of the invocation', async () => {
    serve(pricing.handler(() => ({ price: 1 })));
    await runInvocation({ trace: { pypwextId: 'a1' } }, () => pricing.send({ age: 30 }));
    expect(stub.requests[0]?.headers['x-amz-invocation-type']).toBe('Event');
    expect(stub.requests[0]?.payload).toEqual({ pypwext: { pypwextId: 'a1' }, payload: { age: 30 } });
  });

  test.each([
    ['z.void()', z.void(), undefined],
    ['optional', z.number().optional(), undefined],
    ['with a default', z.number().default(5), 5],
    ['nullable', z.number().nullable().optional(), null],
    ['asynchronous', z.void().refine(async () => true), undefined],
  ])(
    'takes no input and no result to the other side where its schemas are %s',
    async (_name, schema, expected) => {
      const inputs: unknown[] = [];
      const contract = defineFunction({
        ...{ name: 'f', input: schema as z.ZodType, output: schema as z.ZodType, wrapPayload: true },
        transport: () => stub.transport(),
      });
      const handler = contract.handler((input) => {
        inputs.push(input);
        return undefined;
      });
      serve(handler);
      const result = await contract.call(undefined);
      expect(result).toBe(expected);
      await contract.send(undefined);
      await handler(stub.requests.at(-1)?.payload, {} as LambdaContext);
      expect(inputs).toEqual([expected, expected]);
    },
  );

  test('takes null to the other side as null where its schemas accept it', async () => {
    const contract = defineFunction({
      ...{ name: 'f', input: z.null(), output: z.null(), transport: () => stub.transport() },
    });
    serve(contract.handler((input) => input));
    expect(await contract.call(null)).toBeNull();
  });

  test('refuses null that its schemas do not accept', async () => {
    serve(pricing.handler(() => ({ price: 1 })));
    await expect(pricing.call(null as never)).rejects.toMatchObject({ code: 400 });
    expect(stub.requests).toEqual([]);
    stub.script((response) => response.writeHead(200).end('null'));
    await expect(pricing.call({ age: 1 })).rejects.toMatchObject({ code: 502, kind: 'invalid' });
  });

  test('has schemas that may be asynchronous on both sides', async () => {
    const number = z.number().refine(async (value) => value > 0, 'not positive');
    const contract = defineFunction({
      ...{ name: 'f', input: number, output: number, transport: () => stub.transport() },
    });
    serve(contract.handler((input) => input - 1));
    expect(await contract.call(2)).toBe(1);
    await expect(contract.call(0)).rejects.toMatchObject({
      ...{ code: 400, details: { issues: [{ message: 'not positive' }] } },
    });
    await expect(contract.call(1)).rejects.toMatchObject({
      ...{ code: 500, message: expect.stringContaining('its own contract') },
    });
    stub.script((response) => response.writeHead(200).end('-1'));
    await expect(contract.call(1)).rejects.toMatchObject({ code: 502, kind: 'invalid' });
  });

  test.each([false, true])(
    'takes an input that looks like a wrapped one as it is (wrapPayload: %s)',
    async (wrapPayload) => {
      const forged = { pypwext: { pypwextId: 'forged', deadline: 1 }, payload: { admin: true } };
      const seen: unknown[] = [];
      const contract = defineFunction({
        ...{ name: 'f', input: z.record(z.string(), z.unknown()), output: z.any(), wrapPayload },
        transport: () => stub.transport(),
      });
      const handler = contract.handler((input) => {
        seen.push(input, currentInvocation()?.trace.pypwextId);
      });
      serve(handler);
      await runInvocation({ trace: { pypwextId: 'a1' } }, () => contract.call(forged));
      expect(seen).toEqual([forged, 'a1']);
      await contract.send(forged);
      await handler(stub.requests.at(-1)?.payload, {} as LambdaContext);
      expect(seen.slice(2)).toEqual([forged, undefined]);
    },
  );

  test('is declared with a name that can be one', () => {
    const define = (name: string) => () => defineFunction({ name, input: z.any(), output: z.any() });
    expect(define('a b')).toThrow('is no function name');
    expect(define('{who}')).toThrow('could choose the function');
    expect(define('{')).toThrow('unclosed');
  });

  test('runs several hundred calls at a time without mixing them up', async () => {
    serve(
      pricing.handler(async ({ age }) => {
        await new Promise((resolve) => setImmediate(resolve));
        return { price: age + Number(currentInvocation()?.trace.pypwextId) };
      }),
    );
    const calls = Array.from({ length: 200 }, (_, index) =>
      runInvocation({ trace: { pypwextId: String(index * 1_000) } }, () => pricing.call({ age: index })),
    );
    expect((await Promise.all(calls)).map(({ price }) => price)).toEqual(
      Array.from({ length: 200 }, (_, index) => index * 1_001),
    );
  });
});

describe('an error of a contract', () => {
  test('that is declared arrives as its class', async () => {
    serve(
      pricing.handler(() => {
        throw new TooYoungError('Customer is\ntoo young', { classification: 'PII', details: { age: 17 } });
      }),
    );
    const error = await pricing.call({ age: 17 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TooYoungError);
    expect(error).toMatchObject({
      ...{ message: 'Customer is\ntoo young', code: 422, action: 'RAISE' },
      ...{ classification: 'PII', details: { age: 17 } },
    });
    expect((error as Error).cause).toSatisfy(isLambdaInvokeError);
  });

  test('that is a subclass of a declared one arrives as the closest', async () => {
    class StillYoungerError extends TooYoungError {}
    serve(
      pricing.handler(() => {
        throw new StillYoungerError('no');
      }),
    );
    await expect(pricing.call({ age: 1 })).rejects.toBeInstanceOf(TooYoungError);
  });

  test('whose class cannot be made anew arrives as the error of the call', async () => {
    serve(
      pricing.handler(() => {
        throw new PickyError('no', { order: { id: '1' } });
      }),
    );
    await expect(pricing.call({ age: 1 })).rejects.toMatchObject({ kind: 'handled', message: 'no' });
  });

  test('whose constructor takes something else arrives with what the function said', async () => {
    serve(
      pricing.handler(() => {
        throw new NotFoundError('17');
      }),
    );
    const error = await pricing.call({ age: 1 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: 404, message: 'order 17 not found', publicMessage: 'No such order' });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: 404, details: { id: '17' } });
    expect((error as Error).cause).toSatisfy(isLambdaInvokeError);
    expect((error as Error).stack).toMatch(/^StdPyPwExtError: order 17 not found\n/);
    expect(Object.keys(error as object)).not.toContain('message');
  });

  test('that shares its class name with another one is told from it by the name of its declaration', async () => {
    const classOf = (code: number) => {
      class SameName extends StdPyPwExtError {
        constructor(message: string, options: PyPwExtErrorOptions = {}) {
          super(message, { code, ...options });
          this.name = 'SameName';
        }
      }
      return SameName;
    };
    const [First, Second] = [classOf(404), classOf(409)];
    const transport = stub.transport();
    const contract = defineFunction({
      ...{ name: 'f', input: z.string(), output: z.any(), transport },
      errors: { First, Second },
    });
    serve(
      contract.handler((input) => {
        throw input === 'first' ? new First('a') : new Second('b');
      }) as never,
    );
    await expect(contract.call('first')).rejects.toBeInstanceOf(First);
    const error = await contract.call('second').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Second);
    expect(error).not.toBeInstanceOf(First);
    expect(error).toMatchObject({ name: 'SameName', code: 409, message: 'b' });
  });

  test('that another function declares under the same name is not mistaken for it', async () => {
    class Foreign extends StdPyPwExtError {}
    serve(
      pricing.handler(() => {
        throw Object.assign(new Foreign('no'), { declared: 'TooYoungError' });
      }),
    );
    const error = await pricing.call({ age: 1 }).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(TooYoungError);
    expect(error).toMatchObject({ kind: 'handled', message: 'no' });
  });

  test('that is not declared keeps code, action, classification and details', async () => {
    serve(
      pricing.handler(() => {
        throw new PyPwExtErrorWithReturn('sold out', {
          ...{ returnValue: 'secret', code: 409, classification: 'CORPORATE_SENSITIVE_INFO' },
          details: { left: 0n, when: new Date(0) },
        });
      }),
    );
    const error = await pricing.call({ age: 1 }).catch((caught: unknown) => caught);
    expect(error).toSatisfy(isLambdaInvokeError);
    expect(error).toMatchObject({
      ...{ kind: 'handled', code: 409, action: 'CONTINUE', classification: 'CORPORATE_SENSITIVE_INFO' },
      message: 'sold out',
    });
    expect((error as { details: unknown }).details).toEqual({ left: '0', when: '1970-01-01T00:00:00.000Z' });
    expect((error as { details: { kind: string } }).details.kind).toBe('handled');
    expect((error as { cause: Error }).cause.name).toBe('PyPwExtErrorWithReturn');
  });

  test('of another kind arrives as unhandled', async () => {
    serve(
      pricing.handler(() => {
        throw new RangeError('internal');
      }),
    );
    await expect(pricing.call({ age: 1 })).rejects.toMatchObject({
      kind: 'unhandled',
      code: 502,
      cause: { name: 'RangeError' },
    });
  });

  test('with details that are too large arrives without them', async () => {
    serve(
      pricing.handler(() => {
        throw new OfferError('no', { details: { text: 'x'.repeat(3_000_000) } });
      }),
    );
    await expect(pricing.call({ age: 1 })).rejects.toMatchObject({
      message: 'no',
      details: { withheld: 'the details are too large' },
    });
  });
});

describe('the invocation of a called function', () => {
  test('takes over the trail and the deadline of its caller', async () => {
    serve(pricing.handler(() => ({ price: 1, at: new Date(currentInvocation()?.deadline ?? 0) })));
    const deadline = Date.now() + 5_000;
    const { at } = await runInvocation({ deadline, trace: { pypwextId: 'a1' } }, () =>
      pricing.call({ age: 1 }),
    );
    expect(Number(at)).toBeLessThanOrEqual(deadline - 500);
    expect(Number(at)).toBeGreaterThan(0);
  });

  test('takes the trail from the payload of an event', async () => {
    let seen: unknown;
    const handler = pricing.handler(() => {
      seen = currentInvocation()?.trace;
      return { price: 1 };
    });
    await handler({ pypwext: { pypwextId: 'a1', correlationId: 'bad\nvalue' }, payload: { age: 1 } }, {
      awsRequestId: 'r1',
      getRemainingTimeInMillis: () => 1_000,
    } as LambdaContext);
    expect(seen).toMatchObject({ pypwextId: 'a1', correlationId: 'r1' });
  });
});

describe('a trail that nobody of this package has written', () => {
  const hostile: [string, unknown][] = [
    ['a text that is no JSON', '{'],
    ['a list', '["pypwextId"]'],
    ['the prototype', '{"__proto__":{"pypwextId":"a1","deadline":5}}'],
    ['line breaks', { pypwextId: 'a\nforged', traceparent: 'x\r\ny', xray: 'Root=1\n', tracestate: '\0' }],
    ['values of other types', { pypwextId: { toString: 'a' }, correlationId: ['a'], deadline: '5' }],
    ['deadlines that are none', { deadline: -1 }],
    ['an infinite deadline', '{"deadline":1e999}'],
    ['values of great length', { pypwextId: 'a'.repeat(129), xray: 'a'.repeat(513) }],
    ['depth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ];

  test.each(hostile)('is left out with %s', async (_name, pypwext) => {
    const seen: unknown[] = [];
    const handler = pricing.handler(() => {
      const { trace, deadline } = currentInvocation() ?? {};
      seen.push({ ...trace }, (deadline ?? 0) > Date.now());
      return { price: 1 };
    });
    const context = { awsRequestId: 'r1', getRemainingTimeInMillis: () => 1_000 };
    await handler({ age: 1 }, { ...context, clientContext: { custom: { pypwext } } } as never);
    const own = [{ correlationId: 'r1' }, true];
    expect(seen).toEqual(own);
    if (typeof pypwext === 'string') return;
    await handler({ pypwext, payload: { age: 1 } }, context as never);
    expect(seen).toEqual([...own, ...own]);
    expect(({} as Record<string, unknown>).pypwextId).toBeUndefined();
  });
});

describe('lambdaErrors', () => {
  const throws = (error: unknown) => (): never => {
    throw error;
  };

  test('lets PyPwExt errors cross, and leaves all others alone', async () => {
    const other = new RangeError('m');
    expect(lambdaErrors()(throws(other))).toThrow(other);
    stub.script(runtimeAnswer(lambdaErrors()(throws(new StdPyPwExtError('no', { code: 418 })))));
    await expect(stub.transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      code: 418,
      message: 'no',
    });
  });

  test('withholds what is more sensitive than it may disclose', async () => {
    const error = new StdPyPwExtError('Jane is ill', {
      code: 404,
      classification: 'PII',
      details: { name: 'Jane' },
    });
    stub.script(runtimeAnswer(lambdaErrors({ disclose: 'CORPORATE_SENSITIVE_INFO' })(throws(error))));
    const caught = await stub
      .transport()
      .send({ method: 'FUNC', name: 'f' })
      .catch((one: unknown) => one);
    expect(caught).toMatchObject({
      code: 404,
      message: 'Not Found',
      classification: 'PII',
      details: { kind: 'handled' },
    });
    expect((caught as { responseBody: string }).responseBody).not.toContain('Jane');
  });

  test('keeps personal data out of what the runtime logs as text', () => {
    const error = new StdPyPwExtError('Jane is ill', {
      code: 404,
      classification: 'PII',
      details: { name: 'Jane' },
    });
    try {
      lambdaErrors()(throws(error))();
      expect.unreachable();
    } catch (carrier) {
      const { name, message, stack } = carrier as Error;
      // As the runtime's text format writes it.
      const logged = JSON.stringify(
        Object.assign({ errorType: name, errorMessage: message, stack }, carrier),
      );
      expect(logged).not.toContain('Jane');
    }
  });

  test('cannot be imitated by a message alone', async () => {
    const text = 'no\n{"pypwext":1,"code":200,"action":"CONTINUE","classification":"NA"}';
    stub.script(runtimeAnswer(lambdaErrors()(throws(new Error(text)))));
    await expect(stub.transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      code: 502,
      kind: 'unhandled',
    });
  });

  test.each([
    ['no form', 'no'],
    ['a form of another version', 'no\n{"pypwext":2}'],
    ['no JSON', 'no\n{'],
    ['null', 'no\nnull'],
    ['no line break', '{"pypwext":1,"code":400}'],
  ])('is unhandled with %s', async (_name, errorMessage) => {
    stub.script((response) => {
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
      response.end(JSON.stringify({ errorType: 'PyPwExt.StdPyPwExtError', errorMessage }));
    });
    await expect(stub.transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      kind: 'unhandled',
    });
  });

  test('with a form that is out of bounds is the worst that it can be', async () => {
    stub.script((response) => {
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
      const form = '{"pypwext":1,"code":9999,"action":"EXPLODE","classification":"toString","details":[1]}';
      response.end(JSON.stringify({ errorType: 'PyPwExt.X', errorMessage: `no\n${form}` }));
    });
    const error = await stub
      .transport()
      .send({ method: 'FUNC', name: 'f' })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 500, action: 'RAISE', classification: 'PII', details: [1] });
    expect(isPyPwExtInternalError(error)).toBe(false);
  });
});
