/**
 * A number as people read it: two or three digits that count, more where it has them before the point, and none after
 * it for counts such as bytes.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value !== 0 && Math.abs(value) < 0.1) return String(Number(value.toPrecision(2)));
  const isWhole = Math.abs(value) >= 100 || (Math.abs(value) >= 10 && Number.isInteger(value));
  const digits = isWhole ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
