/** One row of the table of types: a value, and what it is on the wire and in a log. */
export interface TypeRow {
  readonly type: string;
  readonly value: () => unknown;
  /** Further values that have the same forms. */
  readonly alike?: () => readonly unknown[];
  /** The JSON on the wire; `undefined` where encoding throws. */
  readonly wire: string | undefined;
  /** The JSON in a log. */
  readonly log: string;
}

const same = (
  type: string,
  value: () => unknown,
  json: string,
  alike: () => readonly unknown[] = () => [],
): TypeRow => ({ type, value, alike, wire: json, log: json });

const throwing = (): unknown => ({
  get broken(): never {
    throw new Error('no connection');
  },
});

const cyclic = (): unknown => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return { proxy };
};

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/** `Temporal` where Node has it; what takes its place elsewhere has the one thing of it that counts. */
function instant(): unknown {
  const { Temporal } = globalThis as { Temporal?: { Instant: { from(text: string): unknown } } };
  const text = '1970-01-01T00:00:00Z';
  return Temporal?.Instant.from(text) ?? { [Symbol.toStringTag]: 'Temporal.Instant', toJSON: () => text };
}

const manyCookies = (): Headers =>
  new Headers([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]);

function cyclicCause(): Error {
  const error = new Error('no connection');
  error.stack = 'Error: no connection';
  error.cause = error;
  return error;
}

class Point {
  readonly x = 1;
  readonly y = 2;
}

const point = new Point();
const bytes = new Uint8Array([1, 2, 3]);

function shared(): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

/** An error without the part of its stack that differs from machine to machine. */
function failure(): Error {
  const error = new Error('no connection', { cause: new Error('timeout') });
  error.stack = 'Error: no connection';
  (error.cause as Error).stack = 'Error: timeout';
  return Object.assign(error, { host: 'db' });
}

function aggregate(): AggregateError {
  const inner = new RangeError('too large');
  inner.stack = 'RangeError: too large';
  const error = new AggregateError([inner], 'two failed');
  error.stack = 'AggregateError: two failed';
  return error;
}

/** The table of types of the README; a test holds for each row. */
export const typesTable: readonly TypeRow[] = [
  same('`Date`', () => new Date(0), '"1970-01-01T00:00:00.000Z"'),
  { type: 'invalid `Date`', value: () => new Date(Number.NaN), wire: 'null', log: '"Invalid Date"' },
  same('`Temporal`', instant, '"1970-01-01T00:00:00Z"'),
  same('`bigint`', () => 12345678901234567890n, '"12345678901234567890"'),
  same(
    '`Map` whose keys are texts or numbers',
    () =>
      new Map<unknown, unknown>([
        ['a', 1],
        [2, 'b'],
      ]),
    '{"2":"b","a":1}',
  ),
  same('`Map` with other keys', () => new Map([[{ id: 1 }, 2]]), '[[{"id":1},2]]'),
  same(
    '`Map` whose keys are alike as texts',
    () =>
      new Map<unknown, unknown>([
        ['1', 'a'],
        [1, 'b'],
      ]),
    '[["1","a"],[1,"b"]]',
  ),
  same('`Set`', () => new Set([1, 2]), '[1,2]'),
  same('`URL`', () => new URL('https://example.com/a'), '"https://example.com/a"'),
  same('`URLSearchParams`', () => new URLSearchParams({ a: '1' }), '"a=1"'),
  same('`RegExp`', () => /a+/gi, '"/a+/gi"'),
  same('`Headers`', () => new Headers({ Accept: 'text/html' }), '{"accept":"text/html"}'),
  same('`Headers` with a name twice', manyCookies, '[["set-cookie","a=1"],["set-cookie","b=2"]]'),
  {
    type: '`Error`',
    value: failure,
    wire: '{"name":"Error","message":"no connection","cause":{"name":"Error","message":"timeout"},"host":"db"}',
    log: '{"name":"Error","message":"no connection","stack":"Error: no connection","cause":{"name":"Error","message":"timeout","stack":"Error: timeout"},"host":"db"}',
  },
  {
    type: '`AggregateError`',
    value: aggregate,
    wire: '{"name":"AggregateError","message":"two failed","errors":[{"name":"RangeError","message":"too large"}]}',
    log: '{"name":"AggregateError","message":"two failed","stack":"AggregateError: two failed","errors":[{"name":"RangeError","message":"too large","stack":"RangeError: too large"}]}',
  },
  {
    type: '`Error` that is its own cause',
    value: cyclicCause,
    wire: undefined,
    log: '{"name":"Error","message":"no connection","stack":"Error: no connection","cause":"[Circular]"}',
  },
  same('`Buffer`', () => Buffer.from([1, 2, 3]), '"AQID"'),
  same(
    '`Uint8Array`, `Uint8ClampedArray`',
    () => new Uint8Array([0, 1, 2, 3]).subarray(1),
    '"AQID"',
    () => [new Uint8ClampedArray([1, 2, 3])],
  ),
  same(
    '`ArrayBuffer`, `SharedArrayBuffer`',
    () => bytes.slice().buffer,
    '"AQID"',
    () => [shared()],
  ),
  same('`DataView`', () => new DataView(new Uint8Array([0, 1, 2, 3]).buffer, 1), '"AQID"'),
  same(
    'other typed arrays',
    () => new Float64Array([0.5, 1]),
    '[0.5,1]',
    () => [new Float32Array([0.5, 1])],
  ),
  same('`BigInt64Array`', () => new BigInt64Array([1n]), '["1"]'),
  same('an instance of a class', () => new Point(), '{"x":1,"y":2}'),
  same('`toCuratedDict()`', () => ({ toCuratedDict: () => ({ a: 1 }), toJSON: () => 0 }), '{"a":1}'),
  same('`toJSON()`', () => ({ toJSON: () => new Set([1]) }), '[1]'),
  same('boxed values', () => [Object('a'), Object(1), Object(true), Object(1n)], '["a",1,true,"1"]'),
  same('an object without prototype', () => Object.assign(Object.create(null), { a: 1 }), '{"a":1}'),
  {
    type: '`NaN`, infinities',
    value: () => [Number.NaN, -Infinity],
    wire: '[null,null]',
    log: '["NaN","-Infinity"]',
  },
  same('`undefined` member', () => ({ a: undefined, b: [undefined] }), '{"b":[null]}'),
  same('`undefined` alone', () => undefined, 'null'),
  { type: 'symbol', value: () => ({ a: Symbol('s') }), wire: '{}', log: '{"a":"Symbol(s)"}' },
  { type: 'function', value: () => ({ a: function f() {} }), wire: '{}', log: '{"a":"[Function f]"}' },
  // biome-ignore lint/suspicious/noSparseArray: it is what the row is about
  same('sparse array', () => [1, , 3], '[1,null,3]'),
  same('own `__proto__` key', () => JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'),
  same('lone surrogate', () => '\ud800', '"\\ud800"'),
  same('the same object twice', () => [point, point], '[{"x":1,"y":2},{"x":1,"y":2}]'),
  { type: 'a cycle', value: cyclic, wire: undefined, log: '{"self":"[Circular]"}' },
  {
    type: 'a getter or `toJSON()` that throws',
    value: throwing,
    alike: () => [{ broken: { toJSON: () => Reflect.get(Object(throwing()), 'broken') } }],
    wire: undefined,
    log: '{"broken":"[Throws Error: no connection]"}',
  },
  {
    type: 'a revoked proxy',
    value: revoked,
    wire: undefined,
    log: `{"proxy":"[Throws TypeError: Cannot perform 'IsArray' on a proxy that has been revoked]"}`,
  },
  {
    type: '`Promise`, `WeakMap`, `WeakSet`, `WeakRef`',
    value: () => ({ a: Promise.resolve(1) }),
    wire: undefined,
    log: '{"a":"[Promise]"}',
  },
  {
    type: 'deeper than 32 levels',
    value: () => nested(33),
    wire: `${'['.repeat(33)}{}${']'.repeat(33)}`,
    log: `${'['.repeat(32)}"[Array]"${']'.repeat(32)}`,
  },
  {
    type: 'deeper than 512 levels',
    value: () => nested(10_000),
    wire: undefined,
    log: `${'['.repeat(32)}"[Array]"${']'.repeat(32)}`,
  },
];
