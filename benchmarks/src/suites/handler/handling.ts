import { bodies, type HttpEvent, httpEvent, lambdaContext } from '../../http-event.ts';
import type { Runner } from '../../race/race-suite.ts';

/** A handler as the runtime calls it; types of events differ from library to library. */
export type AnyHandler = (event: never, context: never) => Promise<unknown>;

/**
 * A contender that answers an HTTP API event.
 *
 * @param copies - Whether the library changes the event, which then has to be a fresh one for each call.
 */
export function handling(kind: keyof typeof bodies, handler: AnyHandler, copies = false): Runner {
  const event = httpEvent(bodies[kind]);
  const handle = handler as (event: HttpEvent, context: unknown) => Promise<GatewayAnswer>;
  // The headers are what a library changes, if it changes anything but the body.
  const fresh = (): HttpEvent => ({ ...event, headers: { ...event.headers } });
  const call = copies ? () => handle(fresh(), lambdaContext) : () => handle(event, lambdaContext);
  return { call, answer: async () => comparable(kind, await call()) };
}

interface GatewayAnswer {
  readonly statusCode: number;
  readonly body: string;
}

/** A refusal's text is each library's own; that it is one, and names what is wrong, is not. */
function comparable(kind: keyof typeof bodies, { statusCode, body }: GatewayAnswer): unknown {
  if (kind === 'valid') return { statusCode, body: JSON.parse(body) };
  return { refused: statusCode === 400 || statusCode === 422, names: body.includes('pypwext_id') };
}
