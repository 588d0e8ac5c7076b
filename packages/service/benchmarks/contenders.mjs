import * as z from 'zod';

// The model that every contender checks the body with.
const Offer = z.object({
  pypwext_id: z.string(),
  customers: z.array(
    z.object({ email: z.email(), age: z.number().int().min(0), org_no: z.string().optional() }),
  ),
});

const create = (offer) => ({
  updated: offer.customers.map((customer) => customer.email),
  operation: 'create-offer',
});

const headers = { 'Content-Type': 'application/json' };

/** What a developer writes without a library: the yardstick. */
async function handWritten(event) {
  let body;
  try {
    body = JSON.parse(event.body);
  } catch {
    return { statusCode: 400, headers, body: '{"error":"The request body is not valid JSON"}' };
  }
  const result = Offer.safeParse(body);
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) => ({ path, message }));
    return { statusCode: 400, headers, body: JSON.stringify({ error: { code: 400, details: { issues } } }) };
  }
  return { statusCode: 200, headers, body: JSON.stringify(create(result.data)) };
}

const response = { justStatusCode: false };

/** Loads what one contender needs and nothing else: a library may slow down a whole process by being there. */
async function ours(options) {
  const { PyPwExtResponse, PyPwExtService } = await import('../dist/index.js');
  const answer = async (offer) => new PyPwExtResponse({ body: create(offer) });
  return new PyPwExtService().handler({ model: Offer, response, ...options }, answer);
}

async function oursCollecting() {
  const { PyPwExtErrorHandler } = await import('../../errors/dist/index.js');
  return ours({ wrap: [new PyPwExtErrorHandler().collect({ root: true })] });
}

async function middyCore() {
  const { default: middy } = await import('@middy/core');
  return middy().handler(handWritten);
}

async function router() {
  const { Router } = await import('@aws-lambda-powertools/event-handler/http');
  const app = new Router();
  app.post('/offers', async ({ event }) => handWritten(event));
  return (event, context) => app.resolve(event, context);
}

/** Each contender by name: what gives a function of event and context. */
export const CONTENDERS = {
  'hand-written': async () => handWritten,
  'service.handler': () => ours({}),
  'service.handler + collect(root)': oursCollecting,
  'Middy 7 core around the hand-written': middyCore,
  "Powertools' Router around the hand-written": router,
};
