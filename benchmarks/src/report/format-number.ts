/** Units of what is counted and never is a fraction. */
const COUNTS: readonly (string | undefined)[] = ['bytes', 'files'];

/**
 * A number as people read it: two or three digits that count, more where it has them before the point.
 *
 * @param unit - Where it is of bytes or files, there is nothing after the point.
 */
export function formatNumber(value: number, unit?: string): string {
  if (!Number.isFinite(value)) return String(value);
  if (COUNTS.includes(unit) && Number.isInteger(value)) return value.toLocaleString('en-US');
  if (value !== 0 && Math.abs(value) < 0.1) return String(Number(value.toPrecision(2)));
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
