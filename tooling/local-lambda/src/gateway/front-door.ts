import type { GatewayRequest } from './gateway-request.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** A request that has found its function. */
export interface AcceptedRequest {
  readonly functionName: string;
  /** The event, ready to be encoded. */
  readonly event: unknown;
  /** Headers the door adds to the answer. */
  readonly responseHeaders: ReadonlyArray<readonly [name: string, value: string]>;
}

/** One kind of entrance for HTTP requests: its events, its answers and its limits. */
export interface FrontDoor {
  readonly name: 'http-api' | 'rest-api' | 'function-url';
  /** How long the door waits for the function, in ms. */
  readonly timeoutMs: number;
  /** Finds the function and builds its event; undefined when no route fits. */
  accept(request: GatewayRequest): AcceptedRequest | undefined;
  /** Turns a function's result, with the content type of a stream, into the answer. */
  translate(request: GatewayRequest, payload: Buffer, contentType: string): GatewayResponse;
  /** The answer when no route fits. */
  noRoute(): GatewayResponse;
  /** The answer when the function failed. */
  failed(reason: string): GatewayResponse;
  /** The answer when the function runs at its concurrency limit. */
  throttled(reason: string): GatewayResponse;
  /** The answer when the function takes longer than the door waits. */
  timedOut(): GatewayResponse;
  /** The answer to a body over the limit. */
  tooLarge(): GatewayResponse;
}

/** A function's payload as a value; a stream that is no JSON is the text itself. */
export function payloadValue(payload: Buffer): unknown {
  const text = payload.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
