import { ApiGatewayV2Envelope } from '@aws-lambda-powertools/parser/envelopes/api-gatewayv2';
import { JSONStringified } from '@aws-lambda-powertools/parser/helpers';
import { parser } from '@aws-lambda-powertools/parser/middleware';
import middy from '@middy/core';
import type * as z from 'zod';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, type OfferModel, refusal } from './offer.ts';

const headers = { 'Content-Type': 'application/json' };

type Parsed = { success: true; data: OfferModel } | { success: false; error: { cause: z.core.$ZodError } };

export function parsing(kind: 'valid' | 'invalid'): Runner {
  const handler = middy()
    .use(
      parser({
        schema: JSONStringified(Offer),
        envelope: ApiGatewayV2Envelope,
        safeParse: true,
      }) as middy.MiddlewareObj,
    )
    .handler((async (parsed: Parsed) =>
      parsed.success
        ? { statusCode: 200, headers, body: JSON.stringify(create(parsed.data)) }
        : { statusCode: 400, headers, body: JSON.stringify(refusal(parsed.error.cause)) }) as never);
  return handling(kind, handler as never);
}
