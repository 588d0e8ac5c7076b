import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, refusal } from './offer.ts';

const headers = { 'Content-Type': 'application/json' };

/** What a developer writes without a library: the yardstick. */
export async function handWritten(event: { body: string }): Promise<unknown> {
  let body: unknown;
  try {
    body = JSON.parse(event.body);
  } catch {
    return { statusCode: 400, headers, body: '{"error":"The request body is not valid JSON"}' };
  }
  const result = Offer.safeParse(body);
  if (!result.success) return { statusCode: 400, headers, body: JSON.stringify(refusal(result.error)) };
  return { statusCode: 200, headers, body: JSON.stringify(create(result.data)) };
}

export const handWrittenContender = (kind: 'valid' | 'invalid'): Runner => handling(kind, handWritten);
