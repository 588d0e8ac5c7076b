import { describe, expect, it } from 'vitest';
import { tableText } from '../../src/report/table-text.ts';
import { rows, table } from './results.ts';

describe('a table in the terminal', () => {
  it('has columns that stand under each other, and the targets below', () => {
    const verdict = { row: 'PyPwExt', target: 'at most 1.10 times', measured: '1.25 times', held: false };
    expect(tableText(table(rows, { verdicts: [verdict] })).split('\n')).toEqual([
      'valid body',
      '              CPU per call, µs  times hand-written        spread',
      'hand-written              8.00                1.00              ',
      'PyPwExt                   10.0                1.25  1.20 to 1.30',
      'MISSED PyPwExt: at most 1.10 times; it is 1.25 times',
    ]);
  });
});
