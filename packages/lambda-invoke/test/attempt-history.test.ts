import { expect, test } from 'vitest';
import { AttemptHistory } from '../src/call/attempt-history.ts';

const failureOf = (error: unknown): string | undefined => {
  const history = new AttemptHistory();
  history.begin();
  history.failed(error);
  return history.records[0]?.failure;
};

test.each([
  ['the code of a broken connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'ECONNRESET'],
  [
    'the name of an exception',
    Object.assign(new Error('x'), { name: 'ServiceException' }),
    'ServiceException',
  ],
  ['nothing of a name that is none', Object.assign(new Error('x'), { name: 'a\nb: <secret>' }), 'Error'],
  ['nothing of a name without end', Object.assign(new Error('x'), { name: 'a'.repeat(1_000) }), 'Error'],
  ['nothing of what is no error', null, 'Error'],
])('an attempt that failed tells %s', (_what, error, failure) => {
  expect(failureOf(error)).toBe(failure);
});

test('nothing is told of attempts that nobody notes', () => {
  const history = new AttemptHistory();
  history.answered(200);
  expect(history.close('deadline')).toEqual([]);
});
