import type { Table } from '../suite.ts';
import { cellsOf } from './table-cells.ts';

/** A table for the terminal. */
export function tableText(table: Table): string {
  const { heads, rows } = cellsOf(table);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const verdicts = table.verdicts.map(
    ({ row, target, measured, held }) => `${held ? 'held  ' : 'MISSED'} ${row}: ${target}; it is ${measured}`,
  );
  return [table.name, line(heads), ...rows.map(line), ...verdicts].join('\n');
}
