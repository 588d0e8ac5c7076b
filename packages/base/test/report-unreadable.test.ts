import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportError } from '../src/index.ts';

const report = { message: 'It was lost', code: 'LOST' };
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const trapped = (): object =>
  new Proxy(new Error('m'), {
    getPrototypeOf: () => {
      throw new Error('a trap');
    },
  });
const unreadable = (): object =>
  Object.defineProperty(new Error('m'), 'name', {
    get: () => {
      throw new Error('a getter');
    },
  });
const symbolic = (): object => Object.assign(new Error('m'), { name: Symbol('s') });

let warned: string[] = [];

beforeEach(() => {
  warned = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warned.push(String(warning)));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  ['a revoked proxy', revoked()],
  ['a proxy whose traps throw', trapped()],
  ['an error whose name throws', unreadable()],
  ['an error whose name is a symbol', symbolic()],
])('%s is reported by its type, and nothing is thrown', (_, error) => {
  reportError(error, report);
  expect(warned).toEqual(['It was lost: object']);
});

test.each([
  ['a revoked proxy', revoked()],
  ['a proxy whose traps throw', trapped()],
])('%s that a logger cannot be told of is a process warning', (_, error) => {
  const warn = vi.fn();
  reportError(error, report, { debug: warn, info: warn, warn, error: warn });
  expect(warned).toEqual(['It was lost: object']);
});
