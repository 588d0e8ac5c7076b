import { LambdaHandler } from '@effect-aws/lambda';
import { Effect } from 'effect';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, refusal } from './offer.ts';

const headers = { 'Content-Type': 'application/json' };

const answer = (statusCode: number, body: unknown) => ({ statusCode, headers, body: JSON.stringify(body) });

export function effectAws(kind: 'valid' | 'invalid'): Runner {
  const handler = LambdaHandler.make((event: { body: string }) =>
    Effect.try(() => JSON.parse(event.body) as unknown).pipe(
      Effect.map((body) => Offer.safeParse(body)),
      Effect.map((result) =>
        result.success ? answer(200, create(result.data)) : answer(400, refusal(result.error)),
      ),
      Effect.catchAll(() => Effect.succeed(answer(400, { error: 'The request body is not valid JSON' }))),
    ),
  );
  return handling(kind, handler as never);
}
