import { describe, expect, it } from 'vitest';
import type { Start } from '../../cold-start/run-start.ts';
import { differences, startTable } from '../../cold-start/start-tables.ts';

const start = (loadCpu: number, cpu: number): Start => ({
  load: 3 * loadCpu,
  loadCpu,
  answer: 2,
  answerCpu: cpu - loadCpu,
  memory: 50,
  process: 60,
});
const plan = { name: 'imports', emptyKey: 'empty', plotted: true, answers: true } as const;

describe('a table of starts', () => {
  const starts = new Map([
    // The second round was slow for both.
    ['empty', [start(1, 1), start(10, 10), start(1, 1)]],
    ['ours', [start(3, 5), start(12, 14), start(3, 5)]],
  ]);

  it('takes the empty start of the same round off, and gives the medians', () => {
    const { rows } = startTable({ ...plan, rows: [{ name: 'ours', key: 'ours' }] }, starts);
    expect(rows[0]).toMatchObject({
      name: 'ours',
      value: 4,
      more: { 'of it load': 2, 'load (ms)': 6, 'first answer (ms)': 0 },
    });
  });

  it('expects a second run within half a millisecond at least', () => {
    const { rows } = startTable({ ...plan, rows: [{ name: 'ours', key: 'ours' }] }, starts);
    expect(rows[0]?.spread).toEqual([3.5, 4.5]);
  });

  it('tells whether a target of loading holds', () => {
    const rows = [
      { name: 'within', key: 'ours', loadAtMost: 2 },
      { name: 'over', key: 'ours', loadAtMost: 1.5 },
      { name: 'without a target', key: 'ours' },
    ];
    const { verdicts } = startTable({ ...plan, rows }, starts);
    expect(verdicts.map(({ row, measured, held }) => ({ row, measured, held }))).toEqual([
      { row: 'within', measured: expect.stringMatching(/^2(\.00)? ms$/), held: true },
      { row: 'over', measured: expect.stringMatching(/^2(\.00)? ms$/), held: false },
    ]);
  });

  it('has no column of answers for modules that are only loaded', () => {
    const { rows } = startTable({ ...plan, answers: false, rows: [{ name: 'ours', key: 'ours' }] }, starts);
    expect(Object.keys(rows[0]?.more ?? {})).toEqual(['load (ms)', 'memory (MB)']);
  });

  it('is not made of starts of other rounds', () => {
    expect(() => differences([start(1, 1)], [], ({ load }) => load)).toThrow(
      'The starts are not of the same rounds',
    );
  });
});
