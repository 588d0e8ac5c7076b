import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff } from '../../src/resilience/backoff.ts';
import { resolveRetry } from '../../src/resilience/retry.ts';
import { parseRetryAfter } from '../../src/resilience/retry-after.ts';
import { RetryBudget } from '../../src/resilience/retry-budget.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const second = fc.integer({ min: 0, max: 2 ** 31 });
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

describe('Retry-After', () => {
  test('in seconds is that many', () => {
    fc.assert(
      fc.property(second, (seconds) => {
        expect(parseRetryAfter(`${seconds}`, NOW)).toBe(seconds * 1_000);
      }),
    );
  });

  test('as a date is the time until then, in the form of today', () => {
    fc.assert(
      fc.property(second, (seconds) => {
        const date = new Date(NOW + seconds * 1_000);
        expect(parseRetryAfter(date.toUTCString(), NOW)).toBe(seconds * 1_000);
      }),
    );
  });

  test('as a date is the time until then, in both old forms', () => {
    // Two digits of a year reach 50 years ahead.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49 * 365 * 86_400 }), (seconds) => {
        const date = new Date(NOW + seconds * 1_000);
        const [, day = '', month, year = '', time] = date.toUTCString().split(' ');
        const rfc850 = `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
        const asctime = `${date.toUTCString().slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;

        expect(parseRetryAfter(rfc850, NOW)).toBe(seconds * 1_000);
        expect(parseRetryAfter(asctime, NOW)).toBe(seconds * 1_000);
      }),
    );
  });

  test('in the past is no wait', () => {
    expect(parseRetryAfter('Sun, 06 Nov 1994 08:49:37 GMT', NOW)).toBe(0);
  });

  test.for([
    null,
    '',
    '-1',
    'soon',
    '1e3',
    'Infinity',
    '2026-01-15T12:00:05Z',
    'Sun, 99 Nov 1994 08:49:37 GMT',
    '0x10',
  ])('that makes no sense, as %j, says nothing', (value) => {
    expect(parseRetryAfter(value, NOW)).toBeUndefined();
  });

  test('of whatever text is nothing, or a number of at least 0', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = parseRetryAfter(text, NOW);
        expect(wait === undefined || wait >= 0).toBe(true);
      }),
    );
  });
});

describe('The back-off', () => {
  test('lies between 0 and its bound, whatever the settings', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.nat(2_000),
        fc.nat(1_000),
        fc.nat(1e6),
        random,
        (retry, backoffFactor, maxDelay, number) => {
          const wait = backoff(retry, { backoffFactor, maxDelay }, () => number);

          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(
            Math.min(maxDelay, backoffFactor * 100 * 2 ** Math.min(retry, 60)),
          );
        },
      ),
    );
  });

  test('of ten retries is 65.5 s at most in all', () => {
    const settings = resolveRetry(undefined);
    if (settings === false) throw new Error('There are defaults');
    const waits = Array.from({ length: settings.total }, (_, retry) => backoff(retry, settings, () => 1));

    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(65_500);
  });
});

describe('The budget', () => {
  test('stays between 0 and its capacity, and lets no more through than it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('draw', 'throttled', 'refill')), (steps) => {
        const budget = new RetryBudget({ capacity: 50 });
        let drawn: number | undefined;
        for (const step of steps) {
          if (step === 'refill') budget.refill(drawn);
          else drawn = budget.draw(step === 'throttled');
          expect(budget.left).toBeGreaterThanOrEqual(0);
          expect(budget.left).toBeLessThanOrEqual(50);
        }
      }),
    );
  });

  test('lets 35 retries after failures through', () => {
    const budget = new RetryBudget();

    expect(
      Array.from({ length: 40 }, () => budget.draw(false)).filter((cost) => cost !== undefined).length,
    ).toBe(35);
  });
});
