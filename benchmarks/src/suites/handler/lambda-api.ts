import createApiModule from 'lambda-api';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, refusal } from './offer.ts';

/** The part of its API that is used: its declarations describe the CommonJS build, where the function is nested. */
interface Api {
  post(path: string, route: (request: { body: unknown }, response: ApiResponse) => unknown): void;
  run(event: never, context: never): Promise<unknown>;
}

interface ApiResponse {
  status(code: number): ApiResponse;
  json(body: unknown): unknown;
}

const createApi = createApiModule as unknown as () => Api;

export function lambdaApi(kind: 'valid' | 'invalid'): Runner {
  const api = createApi();
  api.post('/offers', (request, response) => {
    const result = Offer.safeParse(request.body);
    if (!result.success) return response.status(400).json(refusal(result.error));
    return response.json(create(result.data));
  });
  return handling(kind, ((event: never, context: never) => api.run(event, context)) as never);
}
