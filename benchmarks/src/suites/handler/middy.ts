import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, type OfferModel, refusal } from './offer.ts';

const headers = { 'Content-Type': 'application/json' };

/** Middy has no middleware for zod; this is what people write. */
const checked: middy.MiddlewareObj = {
  before(request): void {
    const event = request.event as { body: unknown };
    const result = Offer.safeParse(event.body);
    if (!result.success) {
      throw Object.assign(new Error(JSON.stringify(refusal(result.error))), {
        statusCode: 400,
        expose: true,
      });
    }
    event.body = result.data;
  },
};

export function middyStack(kind: 'valid' | 'invalid'): Runner {
  const handler = middy()
    .use(httpHeaderNormalizer())
    .use(httpJsonBodyParser())
    .use(checked)
    .use(httpErrorHandler({ logger: false }))
    .handler((async (event: { body: OfferModel }) => ({
      statusCode: 200,
      headers,
      body: JSON.stringify(create(event.body)),
    })) as never);
  return handling(kind, handler as never, true);
}
