import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { validator } from 'hono/validator';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, refusal } from './offer.ts';

export function hono(kind: 'valid' | 'invalid'): Runner {
  const app = new Hono();
  const checked = validator('json', (body, context) => {
    const result = Offer.safeParse(body);
    return result.success ? result.data : context.json(refusal(result.error), 400);
  });
  app.post('/offers', checked, (context) => context.json(create(context.req.valid('json'))));
  return handling(kind, handle(app) as never);
}
