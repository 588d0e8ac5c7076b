import { describe, expect, test } from 'vitest';
import {
  isPyPwExtError,
  isPyPwExtErrorWithReturn,
  isPyPwExtHTTPError,
  isPyPwExtInternalError,
  isStdPyPwExtError,
  PyPwExtError,
  PyPwExtErrorWithReturn,
  PyPwExtHTTPError,
  PyPwExtInternalError,
  StdPyPwExtError,
} from '../src/index.ts';

const classes = {
  StdPyPwExtError: {
    create: (options = {}) => new StdPyPwExtError('m', options),
    code: 400,
    action: 'RAISE',
  },
  PyPwExtHTTPError: {
    create: (options = {}) => new PyPwExtHTTPError('m', options),
    code: 400,
    action: 'RAISE',
  },
  PyPwExtInternalError: {
    create: (options = {}) => new PyPwExtInternalError('m', options),
    code: 500,
    action: 'RAISE',
  },
  PyPwExtErrorWithReturn: {
    create: (options = {}) => new PyPwExtErrorWithReturn('m', { returnValue: 1, ...options }),
    code: 400,
    action: 'CONTINUE',
  },
};

describe.each(Object.entries(classes))('%s', (name, { create, code, action }) => {
  test('has the defaults of its class', () => {
    expect(create()).toMatchObject({ name, code, action, classification: 'NA', message: 'm' });
  });

  test('takes every option', () => {
    const cause = new Error('why');
    const options = {
      code: 418,
      action: 'INDECISIVE',
      classification: 'PII',
      details: { a: 1 },
      cause,
    } as const;
    expect(create(options)).toMatchObject({ ...options, name });
  });

  test('has a JSON form without details when there are none', () => {
    expect(JSON.parse(JSON.stringify(create()))).toEqual({ code, action, msg: 'm', classification: 'NA' });
  });

  test('has a curated form that equals its JSON form', () => {
    const error = create({ details: ['x'] });
    expect(error.toCuratedDict()).toEqual(error.toJSON());
    expect(error.toJSON().details).toEqual(['x']);
  });

  test('is an Error with its name in the stack', () => {
    const error = create({ stack: true });
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(PyPwExtError);
    expect(error.stack).toMatch(new RegExp(`^${name}: m\\n\\s+at `));
  });

  test('lets its name be assigned, as every Error does', () => {
    const error = create();
    error.name = 'Mine';
    expect(error.name).toBe('Mine');
    expect(Object.keys(error)).not.toContain('name');
  });
});

describe('the guards', () => {
  const guards = {
    StdPyPwExtError: isStdPyPwExtError,
    PyPwExtHTTPError: isPyPwExtHTTPError,
    PyPwExtInternalError: isPyPwExtInternalError,
    PyPwExtErrorWithReturn: isPyPwExtErrorWithReturn,
  };
  const matrix = Object.entries(guards).flatMap(([guard, is]) =>
    Object.entries(classes).map(([name, { create }]) => ({ guard, is, name, error: create() })),
  );

  test.each(matrix)('the guard of $guard takes a $name only if it is one', ({ guard, is, name, error }) => {
    expect(is(error)).toBe(guard === name);
    expect(isPyPwExtError(error)).toBe(true);
  });

  test('hold for subclasses of a user', () => {
    class PaymentError extends StdPyPwExtError {}
    class CachedAnswer extends PyPwExtErrorWithReturn<number> {}
    expect(isStdPyPwExtError(new PaymentError('m'))).toBe(true);
    expect(isPyPwExtErrorWithReturn(new CachedAnswer('m', { returnValue: 1 }))).toBe(true);
  });

  test('refuse a plain object that carries the brand as its own property, as parsed JSON could', () => {
    const forged = JSON.parse('{"@pypwext/error@1":"StdPyPwExtError","code":200}');
    expect(isPyPwExtError(forged)).toBe(false);
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'StdPyPwExtError'],
    ['a plain error', new Error('m')],
    ['a revoked proxy', revokedProxy()],
    ['a proxy with throwing traps', throwingProxy()],
  ])('refuse %s without throwing', (_, value) => {
    expect(isPyPwExtError(value)).toBe(false);
  });
});

describe('the stack of an error', () => {
  test('is not captured for an expected error', () => {
    expect(new StdPyPwExtError('m', { action: 'CONTINUE' }).stack).toBe('StdPyPwExtError: m');
  });

  test.each([
    ['RAISE', { action: 'RAISE' }],
    ['a code of 500', { action: 'CONTINUE', code: 500 }],
    ['the option', { action: 'CONTINUE', stack: true }],
  ] as const)('is captured because of %s', (_, options) => {
    expect(new StdPyPwExtError('m', options).stack).toContain('\n    at ');
  });

  test('leaves the stack trace limit of the process as it was', () => {
    const before = Error.stackTraceLimit;
    new StdPyPwExtError('m', { action: 'CONTINUE' });
    expect(Error.stackTraceLimit).toBe(before);
  });
});

describe('a PyPwExtHTTPError', () => {
  test.each([
    ['https://api.example.com/a?token=s#f', 'https://api.example.com/a'],
    ['https://user:secret@api.example.com/a', 'https://api.example.com/a'],
    ['//user@api.example.com/a', '//api.example.com/a'],
    ['/orders@home?x', '/orders@home'],
    ['https://api.example.com/a@b/c', 'https://api.example.com/a@b/c'],
    ['https://api.example.com?a=\nsecret', 'https://api.example.com'],
  ])('shows %j as %j', (url, shown) => {
    expect(new PyPwExtHTTPError('m', { url }).url).toBe(shown);
  });

  test('keeps the response out of every walk over its properties', () => {
    const error = new PyPwExtHTTPError('m', { response: { secret: 1 }, responseBody: 'secret', attempts: 2 });
    expect(error.response).toEqual({ secret: 1 });
    expect(error.responseBody).toBe('secret');
    expect(Object.keys(error)).toEqual(['code', 'action', 'classification', 'attempts']);
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

test('a returnValue is never part of the JSON form, nor an enumerable property', () => {
  const error = new PyPwExtErrorWithReturn('m', { returnValue: { secret: 1 } });
  expect(error.returnValue.secret).toBe(1);
  expect(JSON.stringify(error)).not.toContain('secret');
  expect(Object.keys(error)).not.toContain('returnValue');
});

test('a cause that is undefined but given is kept as given', () => {
  expect('cause' in new StdPyPwExtError('m', { cause: undefined })).toBe(true);
  expect('cause' in new StdPyPwExtError('m')).toBe(false);
});

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwingProxy(): object {
  const fail = (): never => {
    throw new Error('trap');
  };
  return new Proxy({}, { get: fail, has: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail });
}
