import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../src/execution/line-splitter.ts';

const splitInto = (chunks: ReadonlyArray<Uint8Array>): string[] => {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
};

describe('a line splitter', () => {
  it('finds the same lines however the bytes are cut', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.array(fc.nat({ max: 60 })), (lines, sizes) => {
        const text = `${lines.join('\n')}\n`;
        const bytes = Buffer.from(text);
        const chunks: Uint8Array[] = [];
        let start = 0;
        for (const size of sizes) {
          chunks.push(bytes.subarray(start, start + size));
          start += size;
        }
        chunks.push(bytes.subarray(start));
        expect(splitInto(chunks)).toEqual(Buffer.from(text).toString('utf8').slice(0, -1).split('\n'));
      }),
    );
  });

  it('takes a carriage return at the end of a line away', () => {
    expect(splitInto([Buffer.from('one\r\ntwo')])).toEqual(['one', 'two']);
  });

  it('passes on an endless line in pieces', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((line) => lines.push(line));
    splitter.write(Buffer.alloc(1_048_577, 'x'));
    expect(lines.map((line) => line.length)).toEqual([1_048_577]);
  });
});
