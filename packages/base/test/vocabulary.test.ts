import { STATUS_CODES } from 'node:http';
import { describe, expect, test } from 'vitest';
import {
  classificationRank,
  ErrorAction,
  HttpStatus,
  InfoClassification,
  LogEntryType,
  statusPhrase,
} from '../src/index.ts';

describe('the enumerations', () => {
  test.each([
    ['InfoClassification', InfoClassification],
    ['LogEntryType', LogEntryType],
    ['ErrorAction', ErrorAction],
  ])('%s holds its own names', (_, enumeration) => {
    for (const [name, value] of Object.entries(enumeration)) expect(value).toBe(name);
  });

  test('ranks classifications from NA to PII', () => {
    expect(Object.values(InfoClassification).map(classificationRank)).toEqual([0, 50, 70, 100]);
  });

  test('ranks an unknown classification as the most sensitive', () => {
    expect(classificationRank('SECRET' as never)).toBe(100);
    expect(classificationRank('constructor' as never)).toBe(100);
  });
});

describe('statusPhrase', () => {
  // Node's table is an independent copy of the registry; these differ because RFC 9110 renamed them.
  const renamed: Record<number, string> = {
    413: 'Content Too Large',
    422: 'Unprocessable Content',
  };

  test.each(Object.entries(HttpStatus))('%s (%i) has the registered phrase', (_, code) => {
    expect(statusPhrase(code)).toBe(renamed[code] ?? STATUS_CODES[code]);
  });

  test.each([
    [199, 'Informational'],
    [299, 'Success'],
    [399, 'Redirection'],
    [499, 'Client Error'],
    [599, 'Server Error'],
    [0, 'Unknown Status'],
    [600, 'Unknown Status'],
    [Number.NaN, 'Unknown Status'],
  ])('an unregistered %d is a %s', (code, phrase) => {
    expect(statusPhrase(code)).toBe(phrase);
  });
});
