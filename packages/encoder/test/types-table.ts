/** One row of the table of types: a value, and what it is on the wire and in a log. */
export interface TypeRow {
  readonly type: string;
  readonly value: () => unknown;
  /** The JSON on the wire; `undefined` where encoding throws. */
  readonly wire: string | undefined;
  /** The JSON in a log. */
  readonly log: string;
}

const same = (type: string, value: () => unknown, json: string): TypeRow => ({
  type,
  value,
  wire: json,
  log: json,
});

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

const nested = (depth: number): unknown => (depth === 0 ? {} : [nested(depth - 1)]);

class Point {
  readonly x = 1;
  readonly y = 2;
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
  same('`bigint`', () => 12345678901234567890n, '"12345678901234567890"'),
  same('`Map` with text or number keys', () => new Map([['a', 1]]), '{"a":1}'),
  same('`Map` with other keys', () => new Map([[{ id: 1 }, 2]]), '[[{"id":1},2]]'),
  same('`Set`', () => new Set([1, 2]), '[1,2]'),
  same('`URL`', () => new URL('https://example.com/a'), '"https://example.com/a"'),
  same('`URLSearchParams`', () => new URLSearchParams({ a: '1' }), '"a=1"'),
  same('`RegExp`', () => /a+/gi, '"/a+/gi"'),
  same('`Headers`', () => new Headers({ Accept: 'text/html' }), '{"accept":"text/html"}'),
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
  same('`Buffer`, `Uint8Array`, `ArrayBuffer`', () => new Uint8Array([1, 2, 3]), '"AQID"'),
  same('other typed arrays', () => new Float64Array([0.5, 1]), '[0.5,1]'),
  same('an instance of a class', () => new Point(), '{"x":1,"y":2}'),
  same('`toCuratedDict()`', () => ({ toCuratedDict: () => ({ a: 1 }), toJSON: () => 0 }), '{"a":1}'),
  same('`toJSON()`', () => ({ toJSON: () => new Set([1]) }), '[1]'),
  same('boxed values', () => [Object('a'), Object(1), Object(true)], '["a",1,true]'),
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
  { type: 'a cycle', value: cyclic, wire: undefined, log: '{"self":"[Circular]"}' },
  {
    type: 'a getter that throws',
    value: throwing,
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
    type: 'deeper than 32 levels',
    value: () => nested(33),
    wire: `${'['.repeat(33)}{}${']'.repeat(33)}`,
    log: `${'['.repeat(32)}"[Array]"${']'.repeat(32)}`,
  },
];
