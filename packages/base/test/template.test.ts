import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isPyPwExtInternalError, parseTemplate, renderTemplate } from '../src/index.ts';

/** Renders past the type checker, as JavaScript or a template known only at run time does. */
const render = (template: string, args: Record<string, unknown>): string =>
  renderTemplate(template as string, args as Record<string, string>);

beforeEach(() => {
  vi.stubEnv('STAGE', 'prod');
  vi.stubEnv('EMPTY', '');
});
afterEach(() => vi.unstubAllEnvs());

describe('renderTemplate', () => {
  test.each([
    ['{STAGE}-{id}', { id: 'a' }, 'prod-a'],
    ['{id}{id}', { id: 7 }, '77'],
    ['{id}', { id: 0 }, '0'],
    ['{id}', { id: false }, 'false'],
    ['{_A}', { _A: 'x' }, 'x'],
    ['no placeholder', {}, 'no placeholder'],
    ['', {}, ''],
  ])('renders %j with %j as %j', (template, args, text) => {
    expect(render(template, args)).toBe(text);
  });

  test.each([
    ['{id}', {}, 'The argument {id} of the template "{id}" is missing'],
    ['{id}', { id: null }, 'The argument {id} of the template "{id}" is missing'],
    ['{id}', { id: '' }, 'The argument {id} of the template "{id}" is empty'],
    ['{id}', { id: Number.NaN }, 'The argument {id} of the template "{id}" is not a finite number'],
    [
      '{id}',
      { id: {} },
      'The argument {id} of the template "{id}" is neither text, number, bigint nor boolean',
    ],
    ['{constructor}', {}, 'The argument {constructor} of the template "{constructor}" is missing'],
    ['{__proto__}', {}, 'The argument {__proto__} of the template "{__proto__}" is missing'],
    [
      '{NOT_SET}',
      { NOT_SET: 'x' },
      'The environment variable {NOT_SET} of the template "{NOT_SET}" is missing',
    ],
    ['{EMPTY}', {}, 'The environment variable {EMPTY} of the template "{EMPTY}" is empty'],
    ['{STAGE', {}, 'The template "{STAGE" has an unclosed "{"'],
    ['a}', {}, 'The template "a}" has a stray "}"'],
    ['{}', {}, 'The template "{}" has "{}", which is not a valid placeholder name'],
    ['{a b}', {}, 'The template "{a b}" has "{a b}", which is not a valid placeholder name'],
    ['{{a}}', {}, 'The template "{{a}}" has "{{a}", which is not a valid placeholder name'],
  ])('refuses %j with %j', (template, args, message) => {
    expect(() => render(template, args)).toThrow(message);
    expect(() => render(template, args)).toThrow(expect.toSatisfy(isPyPwExtInternalError));
  });

  test('renders a bigint in full', () => {
    expect(render('{id}', { id: 12345678901234567890n })).toBe('12345678901234567890');
  });

  test('never shows the value it refuses', () => {
    expect(() => render('{id}', { id: { secret: 'hunter2' } })).toThrow(/^(?!.*hunter2)/);
  });
});

test('parseTemplate keeps text and placeholders in order', () => {
  expect(parseTemplate('a{STAGE}b{id}')).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'environment', name: 'STAGE' },
    { kind: 'text', text: 'b' },
    { kind: 'argument', name: 'id' },
  ]);
});
