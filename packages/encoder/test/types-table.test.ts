import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncodeError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { PyPwExtJSONEncoder } from '../src/index.ts';
import { type TypeRow, typesTable } from './types-table.ts';

const wire = new PyPwExtJSONEncoder({ profile: 'wire' });
const log = new PyPwExtJSONEncoder({ profile: 'log' });

describe.each(typesTable)('$type', ({ value, alike, wire: onTheWire, log: inALog }) => {
  const values = (): unknown[] => [value(), ...(alike?.() ?? [])];

  test('has its form on the wire', () => {
    for (const each of values()) {
      if (onTheWire === undefined) expect(() => wire.encode(each)).toThrow(EncodeError);
      else expect(wire.encode(each)).toBe(onTheWire);
    }
  });

  test('has its form in a log', () => {
    for (const each of values()) expect(log.encode(each)).toBe(inALog);
  });
});

const readme = join(import.meta.dirname, '../README.md');
const [begin, end] = ['<!-- table of types: begin -->', '<!-- table of types: end -->'];

const cell = (json: string): string =>
  `\`${(json.length > 60 ? `${json.slice(0, 57)}...` : json).replaceAll('|', '\\|')}\``;
const row = ({ type, wire: onTheWire, log: inALog }: TypeRow): string =>
  `| ${type} | ${onTheWire === undefined ? 'throws `EncodeError`' : cell(onTheWire)} | ${onTheWire === inALog ? 'the same' : cell(inALog)} |`;

/** The formatter pads the columns of a table. */
const folded = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

test('the README shows the table as it holds; PYPWEXT_UPDATE_README=1 writes it', () => {
  const table = ['| value | on the wire | in a log |', '| --- | --- | --- |', ...typesTable.map(row)].join(
    '\n',
  );
  const section = `${begin}\n\n${table}\n\n${end}`;
  const text = readFileSync(readme, 'utf8');
  const updated = text.replace(new RegExp(`${begin}[^]*${end}`), () => section);
  if (process.env.PYPWEXT_UPDATE_README) writeFileSync(readme, updated);
  expect(folded(readFileSync(readme, 'utf8'))).toContain(folded(section));
});
