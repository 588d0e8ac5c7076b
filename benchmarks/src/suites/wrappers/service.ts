import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { bodies, httpEvent, lambdaContext } from '../../http-event.ts';
import type { Runner } from '../../race/race-suite.ts';
import { order, total } from './work.ts';

export function response(): Runner {
  const event = httpEvent(bodies.valid);
  const handler = new PyPwExtService().response(
    async (_event: unknown, _context: unknown) => new PyPwExtResponse({ body: total(order) }),
  );
  const call = async (): Promise<unknown> => handler(event, lambdaContext);
  return { call, answer: async () => Number(((await call()) as { body: string }).body) };
}
