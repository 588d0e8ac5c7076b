import { expect, test } from 'vitest';
import { isPyPwExtInternalError, StdErrorCollector } from '../src/index.ts';

test.each([
  ['a plain error', new Error('secret'), 'object'],
  ['a text', 'secret', 'string'],
  ['nothing', undefined, 'undefined'],
  ['an object that looks like one', { code: 400, action: 'RAISE', message: 'secret' }, 'object'],
])('a collector refuses %s and says what to add instead', (_, value, kind) => {
  for (const collector of [new StdErrorCollector(), closedOne()]) {
    const add = () => collector.add(value as never);
    expect(add).toThrow(expect.toSatisfy(isPyPwExtInternalError));
    expect(add).toThrow(/new StdPyPwExtError\(.*cause/);
    expect(add).toThrow(`it got ${kind}`);
    expect(add).not.toThrow(/secret/);
    expect(collector.toJSON()).toEqual([]);
  }
});

function closedOne(): StdErrorCollector {
  const collector = new StdErrorCollector();
  collector.close();
  return collector;
}
