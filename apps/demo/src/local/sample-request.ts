import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The body of the sample request: three customers, of whom two are refused. */
export function sampleBody(): string {
  return readFileSync(fileURLToPath(new URL('../events/create-offer.json', import.meta.url)), 'utf8');
}

/** What the service answered. */
export interface SampleAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends the sample request. */
export async function sendSample(url: string): Promise<SampleAnswer> {
  const response = await fetch(`${url}/offers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: sampleBody(),
  });
  return { status: response.status, body: await response.text() };
}

/**
 * Whether the answer is what the sample must give: status 400, one customer with an offer, and an error for
 * each of the two others.
 */
export function isRight({ status, body }: SampleAnswer): boolean {
  const { updated, error } = JSON.parse(body) as { updated?: unknown; error?: unknown };
  return status === 400 && lengthOf(updated) === 1 && lengthOf(error) === 2;
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : -1);
