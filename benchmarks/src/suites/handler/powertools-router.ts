import { Router } from '@aws-lambda-powertools/event-handler/http';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, type OfferModel } from './offer.ts';

// Its development warnings are of no use to a function, and would go to the log with each refusal.
const logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

interface Checked {
  readonly valid: { readonly req: { readonly body: OfferModel } };
}

export function router(kind: 'valid' | 'invalid'): Runner {
  const app = new Router({ logger });
  const route = ({ valid }: Checked) => create(valid.req.body);
  app.post('/offers', route as never, { validation: { req: { body: Offer } } } as never);
  return handling(kind, ((event: never, context: never) => app.resolve(event, context)) as never);
}
