import { isPyPwExtInternalError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { parseFunctionName } from '../src/index.ts';

const ACCOUNT = '123456789012';

describe('a function name', () => {
  test.each([
    ['pricing', { name: 'pricing' }],
    ['my_func-2', { name: 'my_func-2' }],
    ['pricing:live', { name: 'pricing', qualifier: 'live' }],
    ['pricing:42', { name: 'pricing', qualifier: '42' }],
    ['pricing:$LATEST', { name: 'pricing', qualifier: '$LATEST' }],
    ['pricing:$LATEST.PUBLISHED', { name: 'pricing', qualifier: '$LATEST.PUBLISHED' }],
    [`${ACCOUNT}:function:pricing`, { name: 'pricing', accountId: ACCOUNT }],
    [`${ACCOUNT}:function:pricing:live`, { name: 'pricing', accountId: ACCOUNT, qualifier: 'live' }],
    [
      `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:pricing`,
      { region: 'eu-west-1', partition: 'aws', name: 'pricing' },
    ],
    [
      `arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:function:p:live`,
      { region: 'cn-north-1', partition: 'aws-cn', qualifier: 'live' },
    ],
    [`arn:aws-us-gov:lambda:us-gov-west-1:${ACCOUNT}:function:p`, { region: 'us-gov-west-1' }],
    [`arn:aws-iso-b:lambda:us-isob-east-1:${ACCOUNT}:function:p`, { region: 'us-isob-east-1' }],
    [`arn:aws-eusc:lambda:eusc-de-east-1:${ACCOUNT}:function:p`, { region: 'eusc-de-east-1' }],
    ['function:pricing', { name: 'pricing' }],
    ['function:pricing:live', { name: 'pricing', qualifier: 'live' }],
    ['a'.repeat(64), { name: 'a'.repeat(64) }],
  ])('%s is taken apart', (text, expected) => {
    expect(parseFunctionName(text)).toMatchObject({ reference: text, ...expected });
  });

  test.each(
    [
      [
        '',
        'a'.repeat(65),
        'a b',
        'a/b',
        'a..b',
        'a%2fb',
        'a?b',
        'a#b',
        'ä',
        'a:',
        ':a',
        'a:b:c',
        'a\n',
        '../a',
      ],
      ['arn:aws:lambda:eu-west-1:12345:function:a', 'arn:aws:s3:::bucket', '12345:function:a', 'a:$NEXT'],
      [`arn:aws:lambda:evil.example.com#-1:${ACCOUNT}:function:a`, `arn:aws:lambda::${ACCOUNT}:function:a`],
      [
        `arn:aws:lambda:eu-west-1:${ACCOUNT}:layer:a`,
        `eu-west-1:${ACCOUNT}:function:a`,
        `a:${'b'.repeat(129)}`,
      ],
    ].flat(),
  )('%j is refused', (text) => {
    expect(() => parseFunctionName(text)).toThrow('is no function name');
  });

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    [17, 'number'],
    [true, 'boolean'],
    [['pricing'], 'object'],
    [Object.create(null), 'object'],
    [Symbol('pricing'), 'symbol'],
  ])('that is no text is refused (%#)', (value, type) => {
    expect(() => parseFunctionName(value as string)).toThrow(
      `A value of type ${type} is no function name: use a name`,
    );
  });

  test('takes a qualifier that is given apart', () => {
    expect(parseFunctionName('pricing', 'live')).toMatchObject({
      reference: 'pricing:live',
      qualifier: 'live',
    });
    expect(parseFunctionName('pricing:live', 'live').reference).toBe('pricing:live');
    expect(parseFunctionName('function:pricing', 'live').reference).toBe('function:pricing:live');
  });

  test('with two qualifiers is refused, and so is a qualifier that is none', () => {
    expect(() => parseFunctionName('pricing:live', 'beta')).toThrow('already ends in the qualifier "live"');
    expect(() => parseFunctionName('pricing', 'a b')).toThrow('is no version or alias');
    expect(() => parseFunctionName('pricing', '')).toThrow('is no version or alias');
    expect(() => parseFunctionName('pricing', null as never)).toThrow(
      'A value of type null is no version or alias',
    );
  });

  test('that is refused is shown bounded and on one line', () => {
    try {
      parseFunctionName(`a\nb${'x'.repeat(5_000)}`);
      expect.unreachable();
    } catch (error) {
      expect(isPyPwExtInternalError(error)).toBe(true);
      expect((error as Error).message).not.toContain('\n');
      expect((error as Error).message.length).toBeLessThan(400);
    }
  });
});
