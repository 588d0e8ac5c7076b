import type { Row, SuiteResult, Table } from '../../src/suite.ts';

export const table = (rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  name: 'valid body',
  unit: 'µs',
  quantity: 'CPU per call',
  better: 'lower',
  baseline: 'hand-written',
  rows,
  verdicts: [],
  ...more,
});

export const result = (tables: readonly Table[], more: Partial<SuiteResult> = {}): SuiteResult => ({
  name: 'handler',
  title: 'Handler overhead',
  description: 'A POST with a body.',
  machine: {
    cpu: 'Some CPU',
    cores: 2,
    node: 'v24.0.0',
    commit: 'abc1234',
    dirty: false,
    load: 0.25,
    othersPercent: 3,
    busy: false,
    date: '2026-11-25',
  },
  tables,
  omissions: [],
  ...more,
});

export const rows: readonly Row[] = [
  { name: 'hand-written', value: 8, ratio: 1, spread: [0.98, 1.02] },
  { name: 'PyPwExt', value: 10, ratio: 1.25, spread: [1.2, 1.3] },
];
