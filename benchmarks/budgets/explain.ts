import type { Contribution } from '../size/bundle-size.ts';
import { weighOwn } from '../size/weigh.ts';

/** How many files are named: those after them are small. */
const SHOWN = 8;

/** A limit in bytes, and why it is what it is. */
export interface Limit {
  readonly limit: number;
  readonly reason: string;
}

/**
 * Weighs a module and says what is wrong with the result.
 *
 * @param subject - What it is called in the sentence.
 * @param code - Text of the module.
 * @returns The empty text when it is within its limit.
 */
export async function explainExcess(subject: string, code: string, limit: Limit): Promise<string> {
  const { bytes } = await weighOwn(code);
  if (bytes <= limit.limit) return '';
  const { contributions } = await weighOwn(code, { sources: true });
  return describeExcess(subject, bytes, limit, contributions);
}

/** Says how much too much it is, why that matters, where the bytes are from, and what to do. */
export function describeExcess(
  subject: string,
  bytes: number,
  { limit, reason }: Limit,
  contributions: readonly Contribution[],
): string {
  return [
    `${subject} has ${count(bytes)} bytes, ${count(bytes - limit)} more than its limit of ${count(limit)}.`,
    `Why there is a limit: ${reason}`,
    'Most of the bytes are from:',
    ...contributions.slice(0, SHOWN).map(({ file, bytes: part }) => `  ${count(part).padStart(7)}  ${file}`),
    'Make it smaller; or, where what it gives is worth the bytes, run `node benchmarks/budgets/update.ts`',
    'and say in its reason what people get for them.',
  ].join('\n');
}

const count = (bytes: number): string => bytes.toLocaleString('en-US');
