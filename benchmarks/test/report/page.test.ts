import { describe, expect, it } from 'vitest';
import { renderPage } from '../../src/report/page.ts';
import { result, rows, table } from './results.ts';

const verdicts = [
  { row: 'PyPwExt', target: 'at most 1.25 times hand-written', measured: '1.20 times', held: true },
  { row: 'PyPwExt', target: 'at most 1.10 times hand-written', measured: '1.20 times', held: false },
];

describe('the page', () => {
  it('has a table with value, ratio and spread for each contender', () => {
    const page = renderPage([result([table(rows)])]);
    expect(page).toContain('|  | CPU per call, µs | times hand-written | spread |');
    expect(page).toContain('| hand-written | 8.00 | 1.00 |  |');
    expect(page).toContain('| PyPwExt | 10.0 | 1.25 | 1.20 to 1.30 |');
  });

  it('has a column for what a suite adds, empty where a row has none', () => {
    const [first, second] = rows;
    const page = renderPage([
      result([
        table([{ ...first, more: { 'gzip, KB': 3 } } as never, second as never], {
          baseline: undefined as never,
        }),
      ]),
    ]);
    expect(page).toContain('| gzip, KB |');
    expect(page).toContain('| PyPwExt | 10.0 | 1.20 to 1.30 |  |');
  });

  it('lists the targets at its top, with a link, and says which hold', () => {
    const page = renderPage([result([table(rows, { verdicts })])]);
    expect(page).toContain('1 of 2 hold.');
    expect(page).toContain(
      '| **missed** | [Handler overhead](#handler-overhead) | valid body | PyPwExt | at most 1.10 times hand-written |',
    );
    expect(page).toContain('- held: PyPwExt at most 1.25 times hand-written');
    expect(page).toContain('- **missed**: PyPwExt at most 1.10 times hand-written');
  });

  it('tells machine, commit and load under each section', () => {
    const page = renderPage([result([table(rows)])]);
    expect(page).toContain('2026-11-25, commit abc1234, Node 24.0.0, 2 cores of Some CPU, load 0.25');
    expect(page).not.toContain('The machine was busy');
  });

  it('marks what was measured on a busy machine or from files that are not committed', () => {
    const { machine } = result([]);
    const page = renderPage([result([table(rows)], { machine: { ...machine, busy: true, dirty: true } })]);
    expect(page).toContain('The machine was busy');
    expect(page).toContain('with changes that are not committed');
  });

  it('names what was left out', () => {
    const page = renderPage([result([], { omissions: ['Node 20 is not on the machine.'] })]);
    expect(page).toContain('Left out: Node 20 is not on the machine.');
  });

  it('keeps a bar within a name from ending its cell', () => {
    expect(renderPage([result([table([{ name: 'a|b', value: 1 }])])])).toContain('| a\\|b |');
  });
});
