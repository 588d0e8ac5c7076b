import { describe, expect, test } from 'vitest';
import {
  createRedactionPlan,
  EncodeError,
  encodeJson,
  isEncodeError,
  isPyPwExtInternalError,
  PyPwExtInternalError,
  StdPyPwExtError,
} from '../../src/index.ts';

const log = (value: unknown): string => encodeJson(value, { profile: 'log' });

/** The error with which encoding a value for the wire fails. */
function failure(value: unknown, options = {}): EncodeError {
  try {
    encodeJson(value, options);
  } catch (error) {
    expect(error).toBeInstanceOf(EncodeError);
    return error as EncodeError;
  }
  throw new Error('the value was encoded');
}

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwing = (trap: keyof ProxyHandler<object>): object =>
  new Proxy(
    { a: 1 },
    {
      [trap]: () => {
        throw new Error('trap');
      },
    },
  );

describe('what has no JSON form', () => {
  const selfContaining: Record<string, unknown> = { list: [] };
  selfContaining.self = selfContaining;
  const ancestor: Record<string, unknown> = {};
  ancestor.a = [{ b: ancestor }];
  const causes = new Error('first');
  causes.cause = new Error('second', { cause: causes });
  const map = new Map<string, unknown>();
  map.set('me', map);
  const set = new Set<unknown>();
  set.add(set);
  const returnsAncestor = { child: { toJSON: (): unknown => returnsAncestor } };
  const boom = (): never => {
    throw new Error('boom');
  };

  const rows: [string, unknown, string, unknown][] = [
    ['an object that contains itself', selfContaining, '/self', { list: [], self: '[Circular]' }],
    ['an ancestor within a list', ancestor, '/a/0/b', { a: [{ b: '[Circular]' }] }],
    ['a map that contains itself', { map }, '/map/me', { map: { me: '[Circular]' } }],
    ['a set that contains itself', { set }, '/set/0', { set: ['[Circular]'] }],
    ['a toJSON that returns an ancestor', returnsAncestor, '/child', { child: '[Circular]' }],
    [
      'a getter that throws',
      {
        a: [
          {
            get d() {
              return boom();
            },
            e: 1,
          },
        ],
      },
      '/a/0/d',
      { a: [{ d: '[Throws Error: boom]', e: 1 }] },
    ],
    [
      'a getter with a name that needs escaping',
      {
        get 'b/c~'() {
          return boom();
        },
      },
      '/b~1c~0',
      { 'b/c~': '[Throws Error: boom]' },
    ],
    ['a toJSON that throws', { a: { toJSON: boom } }, '/a', { a: '[Throws Error: boom]' }],
    [
      'a toJSON getter that throws',
      {
        a: {
          get toJSON() {
            return boom();
          },
        },
      },
      '/a',
      { a: '[Throws Error: boom]' },
    ],
    ['a toCuratedDict that throws', [{ toCuratedDict: boom }], '/0', ['[Throws Error: boom]']],
    [
      'a list with a toJSON that throws',
      { a: Object.assign([1], { toJSON: boom }) },
      '/a',
      { a: '[Throws Error: boom]' },
    ],
    [
      'a date with a toJSON that throws',
      { a: Object.assign(new Date(0), { toJSON: boom }) },
      '/a',
      { a: '[Throws Error: boom]' },
    ],
    [
      'an error whose message throws',
      { e: Object.defineProperty(new Error(), 'message', { get: boom }) },
      '/e/message',
      undefined,
    ],
    [
      'a list with an element that throws',
      { l: Object.defineProperty([1, 2], 1, { get: boom }) },
      '/l/1',
      { l: [1, '[Throws Error: boom]'] },
    ],
    [
      'a revoked proxy',
      { p: revoked() },
      '/p',
      { p: "[Throws TypeError: Cannot perform 'IsArray' on a proxy that has been revoked]" },
    ],
    ['a proxy with a get trap that throws', { p: throwing('get') }, '/p', { p: '[Throws Error: trap]' }],
    [
      'a proxy with an ownKeys trap that throws',
      { p: throwing('ownKeys') },
      '/p',
      { p: '[Throws Error: trap]' },
    ],
    [
      'a proxy with a descriptor trap that throws',
      { p: throwing('getOwnPropertyDescriptor') },
      '/p',
      { p: '[Throws Error: trap]' },
    ],
    [
      'a proxy with a getPrototypeOf trap that throws',
      { p: throwing('getPrototypeOf') },
      '/p',
      { p: '[Throws Error: trap]' },
    ],
    ['a promise', { p: Promise.resolve(1) }, '/p', { p: '[Promise]' }],
    ['a weak map', { p: new WeakMap() }, '/p', { p: '[WeakMap]' }],
    ['a cyclic cause', { e: causes }, '/e/cause/cause', undefined],
  ];

  test.each(rows)('%s is, on the wire, an error that names where it is', (_, value, pointer) => {
    const error = failure(value);
    expect(error.pointer).toBe(pointer);
    expect(error.message).toContain(pointer);
    expect(isPyPwExtInternalError(error)).toBe(true);
    expect(error.name).toBe('EncodeError');
  });

  test.each(rows.filter((row) => row[3] !== undefined))(
    '%s is, in a log, a marker in its place',
    (_, value, __, marked) => {
      expect(JSON.parse(log(value))).toEqual(marked);
    },
  );

  test('a cyclic cause ends in a marker in a log', () => {
    expect(JSON.parse(log(causes))).toMatchObject({
      message: 'first',
      cause: { message: 'second', cause: '[Circular]' },
    });
  });

  test('an error whose message throws keeps its other members in a log', () => {
    const error = Object.defineProperty(new Error('x', { cause: 7 }), 'message', { get: boom });
    expect(JSON.parse(log(error))).toMatchObject({
      name: 'Error',
      message: '[Throws Error: boom]',
      cause: 7,
    });
  });

  test('the guard knows an EncodeError from other errors', () => {
    expect(isEncodeError(failure(Promise.resolve()))).toBe(true);
    expect(
      [new PyPwExtInternalError('m'), new Error('m'), { name: 'EncodeError' }, revoked(), null].map(
        isEncodeError,
      ),
    ).toEqual(Array(5).fill(false));
  });

  test('the outermost value has the empty pointer', () => {
    expect(failure(Promise.resolve()).pointer).toBe('');
    expect(failure(revoked()).pointer).toBe('');
  });

  test('what was thrown is the cause, and not part of the message that a client may see', () => {
    const thrown = new Error('password is hunter2');
    const error = failure({
      get a() {
        throw thrown;
      },
    });
    expect(error.cause).toBe(thrown);
    expect(error.message).not.toContain('hunter2');
  });

  test.each([
    ['an object without prototype', Object.create(null)],
    ['undefined', undefined],
    ['a symbol', Symbol('s')],
    ['an object whose toString throws', { toString: boom }],
    ['a revoked proxy', revoked()],
  ])('a log survives that %s is thrown', (_, thrown) => {
    const value = new Proxy(
      {},
      {
        getPrototypeOf: () => {
          throw thrown;
        },
      },
    );
    expect(JSON.parse(log(value))).toMatch(/^\[Throws .*\]$/);
    expect(failure(value).cause).toBe(thrown);
  });
});

describe('depth', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 'end';
    for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
    return value;
  };

  test('512 levels are encoded on the wire, as native JSON.stringify does', () => {
    expect(encodeJson(nested(512))).toBe(JSON.stringify(nested(512)));
  });

  test('10,000 levels are an error on the wire that names the first level that is too deep', () => {
    expect(failure(nested(10_000)).pointer.match(/\//g)).toHaveLength(512);
  });

  test('10,000 levels are cut at 32 in a log', () => {
    expect(log(nested(10_000))).toContain('[{"a":"[Array]"}]');
    expect(log(nested(33))).not.toContain('"end"');
    expect(log(nested(32))).toContain('"end"');
  });

  test('the bound may be set', () => {
    expect(failure({ a: { b: 1 } }, { maxDepth: 1 }).pointer).toBe('/a');
    expect(encodeJson({ a: { b: [] }, c: [] }, { profile: 'log', maxDepth: 1 })).toBe(
      '{"a":"[Object]","c":"[Array]"}',
    );
  });
});

describe('reading', () => {
  test('a getter is read once, also when another one throws', () => {
    let reads = 0;
    const value = {
      get first() {
        reads++;
        return { nested: reads };
      },
      get second() {
        throw new Error('boom');
      },
    };
    expect(log(value)).toBe('{"first":{"nested":1},"second":"[Throws Error: boom]"}');
    expect(reads).toBe(1);
  });

  test('a getter that changes its answer cannot bring an unchecked value into the text', () => {
    let reads = 0;
    const value = {
      get a(): unknown {
        return ++reads === 1 ? 'harmless' : { toJSON: () => 'unchecked' };
      },
    };
    expect(encodeJson(value)).toBe('{"a":"harmless"}');
  });

  test.each(['wire', 'log'] as const)(
    'a getter of an error is read once, with and without redaction (%s)',
    (profile) => {
      for (const redaction of [
        undefined,
        createRedactionPlan(),
        createRedactionPlan({ policies: { PII: 'mask' } }),
      ]) {
        const reads: string[] = [];
        const error = new Error('m');
        for (const name of [
          'name',
          'message',
          'code',
          'stack',
          'cause',
          'errors',
          'classification',
          'details',
          'own',
        ]) {
          const get = (): string => {
            reads.push(name);
            return name === 'classification' ? 'PII' : name;
          };
          Object.defineProperty(error, name, { get, enumerable: true });
        }
        // Node 20 makes the text of a stack, from name and message, when another stack is put in its place.
        reads.length = 0;
        encodeJson(error, { profile, ...(redaction && { redaction }) });
        expect(reads.toSorted()).toEqual([...new Set(reads)].toSorted());
        expect(reads).toContain('own');
      }
    },
  );

  test('each trap of a proxy is called as native JSON.stringify calls it, once for each member', () => {
    const gets: PropertyKey[] = [];
    const proxy = new Proxy(
      { a: 1, b: { c: 2 } },
      {
        get: (target, key, receiver) => {
          gets.push(key);
          return Reflect.get(target, key, receiver);
        },
      },
    );
    expect(encodeJson({ proxy })).toBe('{"proxy":{"a":1,"b":{"c":2}}}');
    expect(gets.filter((key) => key === 'a' || key === 'b')).toEqual(['a', 'b']);
  });

  test('a proxy that changes its answer after the walk cannot make a log throw', () => {
    let gets = 0;
    const proxy = new Proxy(
      { a: 1 },
      {
        get: () => {
          if (++gets > 3) throw new Error('late');
          return undefined;
        },
      },
    );
    expect(log({ proxy })).toBe('{"proxy":{}}');
  });

  test('a foreign Object.prototype.toJSON that fails natively is a marker in a log, an EncodeError on the wire', () => {
    const { prototype } = Object;
    let calls = 0;
    const toJSON = function (this: unknown): unknown {
      if (++calls % 2 === 0) throw new Error('late');
      return this;
    };
    Object.defineProperty(prototype, 'toJSON', { value: toJSON, configurable: true });
    try {
      expect(log({ a: 1 })).toBe('"[Throws Error: late]"');
      expect(failure({ a: 1 }).pointer).toBe('');
    } finally {
      Reflect.deleteProperty(prototype, 'toJSON');
    }
  });

  test('the input is not changed', () => {
    const value = Object.freeze({
      at: new Date(0),
      list: Object.freeze([1n, Object.freeze({ m: new Map([['k', 1]]) })]),
    });
    expect(encodeJson(value)).toBe('{"at":"1970-01-01T00:00:00.000Z","list":["1",{"m":{"k":1}}]}');
  });

  test('a member named __proto__ is data', () => {
    const value = JSON.parse('{"__proto__":{"a":1},"b":2}');
    expect(encodeJson({ ...value, n: 1n })).toBe('{"__proto__":{"a":1},"b":2,"n":"1"}');
    expect(encodeJson(new Map([['__proto__', 1n]]))).toBe('{"__proto__":"1"}');
  });

  test('inherited members do not appear, also when Object.prototype is polluted', () => {
    const { prototype } = Object;
    Object.assign(prototype, { polluted: { x: 1 } });
    try {
      expect(encodeJson({ a: 1n })).toBe('{"a":"1"}');
    } finally {
      Reflect.deleteProperty(prototype, 'polluted');
    }
    expect(encodeJson(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true } }))).toBe(
      '{"own":1}',
    );
  });

  test('a value that occurs twice without containing itself is encoded twice', () => {
    const shared = { n: 1n };
    expect(log([shared, shared, { shared }])).toBe('[{"n":"1"},{"n":"1"},{"shared":{"n":"1"}}]');
  });

  test('toJSON gets the key, as native JSON.stringify passes it', () => {
    const value = {
      a: { toJSON: (key: string) => `key ${key}` },
      l: [{ toJSON: (key: unknown) => typeof key + key }],
    };
    expect(encodeJson(value)).toBe(JSON.stringify(value));
  });

  test('an outermost undefined is null', () => {
    expect(encodeJson(undefined)).toBe('null');
    expect(log(undefined)).toBe('null');
    expect(encodeJson(() => 1)).toBe('null');
  });
});

describe('errors', () => {
  test('an error of the service is shown on the wire in its curated form', () => {
    const error = new StdPyPwExtError('No such order', {
      code: 404,
      details: { at: new Date(0) },
      cause: new Error('x'),
    });
    expect(encodeJson({ error })).toBe(
      '{"error":{"code":404,"action":"RAISE","msg":"No such order","classification":"NA","details":{"at":"1970-01-01T00:00:00.000Z"}}}',
    );
  });

  test('an error of the service keeps name, message, stack and cause in a log', () => {
    const error = new StdPyPwExtError('No such order', { details: { id: 1n }, cause: new Error('x') });
    const shown = JSON.parse(log(error));
    expect(Object.keys(shown)).toEqual([
      'name',
      'message',
      'code',
      'stack',
      'cause',
      'action',
      'classification',
      'details',
    ]);
    expect(shown).toMatchObject({
      name: 'StdPyPwExtError',
      code: 400,
      details: { id: '1' },
      cause: { message: 'x' },
    });
  });

  test('any other error has name, message, code, cause, errors and its own members, in this order', () => {
    const error = Object.assign(new AggregateError([new TypeError('t')], 'all failed', { cause: 'c' }), {
      own: 1,
      code: 'E',
    });
    expect(encodeJson(error)).toBe(
      '{"name":"AggregateError","message":"all failed","code":"E","cause":"c","errors":[{"name":"TypeError","message":"t"}],"own":1}',
    );
  });

  test('a toJSON of an error counts on the wire, not in a log', () => {
    const error = Object.assign(new Error('m'), { toJSON: () => 'own form' });
    expect(encodeJson(error)).toBe('"own form"');
    expect(JSON.parse(log(error))).toMatchObject({
      message: 'm',
      stack: expect.stringContaining('Error: m'),
    });
  });
});
