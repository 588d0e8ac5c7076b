import { describe, expect, test } from 'vitest';
import { isTraceValue, sentTrail } from '../src/index.ts';

describe('isTraceValue', () => {
  test.each([
    ['pypwextId', 'a-1', true],
    ['correlationId', 'x'.repeat(128), true],
    ['correlationId', 'x'.repeat(129), false],
    ['pypwextId', 'a\nforged line', false],
    ['pypwextId', '', false],
    ['pypwextId', 17, false],
    ['traceparent', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, true],
    ['traceparent', `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`, false],
    ['tracestate', 'vendor=1,other=2', true],
    ['tracestate', 'é', false],
    ['xray', 'Root=1-6b060640-305b435d5c798a370a15b2c2;Sampled=0', true],
    ['xray', `Root=1\r\nCookie: a`, false],
    ['xray', 'x'.repeat(513), false],
  ] as const)('of %s, %j is %s', (name, value, taken) => {
    expect(isTraceValue(name, value)).toBe(taken);
  });
});

describe('sentTrail', () => {
  const sent = (custom: unknown): unknown => sentTrail({ clientContext: { custom } });

  test('is the JSON text of an object, or the object', () => {
    expect(sent({ pypwext: '{"pypwextId":"a"}' })).toEqual({ pypwextId: 'a' });
    expect(sent({ pypwext: { pypwextId: 'a' } })).toEqual({ pypwextId: 'a' });
    expect(sentTrail({ clientContext: { Custom: { pypwext: { pypwextId: 'a' } } } })).toEqual({
      pypwextId: 'a',
    });
  });

  test.each([
    ['text that is no JSON', { pypwext: '{' }],
    ['a number', { pypwext: 17 }],
    ['the text of a number', { pypwext: '17' }],
    ['null', { pypwext: null }],
    ['nothing', {}],
    ['a text in place of custom', 'x'],
  ])('is nothing for %s', (_, custom) => {
    expect(sent(custom)).toBeUndefined();
  });

  test('is nothing without a context', () => {
    expect(sentTrail(undefined)).toBeUndefined();
    expect(sentTrail({ clientContext: null })).toBeUndefined();
  });
});
