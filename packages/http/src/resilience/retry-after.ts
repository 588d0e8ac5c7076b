const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// The three forms of RFC 9110, section 5.6.7, all of them in UTC. `Date.parse` reads the last one as
// local time, and guesses at much else.
// Put together where they are used, because bundlers keep a template with a value in it as if it had an effect.
const TIME = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})';
const FORMS = [
  '^[A-Z][a-z]{2}, (?<day>\\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) TIME GMT$',
  '^[A-Z][a-z]{5,8}, (?<day>\\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\\d{2}) TIME GMT$',
  '^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \\d]\\d) TIME (?<year>\\d{4})$',
];

/**
 * How long a `Retry-After` header asks to wait, in ms from `now`; `undefined` when it says nothing that
 * can be understood. A date that has passed means 0.
 *
 * Source: RFC 9110, section 10.2.3.
 *
 * @param value - The header's value: seconds, or a date in one of the three forms.
 * @param now - Milliseconds since the epoch, by the clock that the date was written by.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  // Some servers send fractions; they round up, for the wait is a lower bound.
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  const date = parseHttpDate(text, now);
  return date === undefined ? undefined : Math.max(0, date - now);
}

/** Milliseconds since the epoch of an HTTP date; `undefined` for anything else. */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of FORMS) {
    const fields = new RegExp(form.replace('TIME', TIME)).exec(text)?.groups;
    if (fields) return toEpoch(fields, now);
  }
  return undefined;
}

function toEpoch(fields: Record<string, string | undefined>, now: number): number | undefined {
  const month = MONTHS.indexOf(fields.month ?? '');
  const [day, hour, minute, second] = [fields.day, fields.hour, fields.minute, fields.second].map(Number);
  if (month < 0 || !day || day > 31 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) {
    return undefined;
  }
  return Date.UTC(fullYear(fields.year ?? '', now), month, day, hour, minute, second);
}

/** Two digits more than 50 years in the future mean the past (RFC 9110, section 5.6.7). */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
