import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stackLocation } from '../src/error-text.ts';

/** Any formatter: how it reads a stack is that of Powertools. */
class Formatter extends LogFormatter {
  formatAttributes(): LogItem {
    return new LogItem({ attributes: {} });
  }
}

const piece = fc.oneof(
  fc.constantFrom(
    ...['(', ')', ':', '\n', '\r', '\\', '1', '007', '99999999999999999999999', ' at f', 'file:///a.ts'],
    ...[' at work (/var/task/index.mjs:17:3)', ' at index.mjs:1:1', '(a:1:2)\\', '(native)', '\u2028'],
  ),
  fc.string({ maxLength: 4 }),
);

it('the place of an error is the one that Powertools reads off its stack', () => {
  const formatter = new Formatter();
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const stack = pieces.join('');
      expect(stackLocation(stack)).toBe(formatter.getCodeLocation(stack));
    }),
    { numRuns: 2_000 },
  );
});
