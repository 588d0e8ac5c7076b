import { expect, test } from 'vitest';
import { createWrapper } from '../src/index.ts';

const doubled = createWrapper((call) => Number(call()) * 2);

test('a wrapper is the callback of map, which adds an index and the list', () => {
  const one = () => 1;
  const two = () => 2;
  const wrapped = [one, two].map(doubled as <F>(fn: F, index: number) => F);
  expect(wrapped.map((fn) => fn())).toEqual([2, 4]);
  expect(wrapped.map((fn) => fn.name)).toEqual(['one', 'two']);
});

test('what map finds besides functions is refused by its type, not by its index', () => {
  expect(() => ['text'].map(doubled as never)).toThrow(/decorates a method; it got string/);
});
