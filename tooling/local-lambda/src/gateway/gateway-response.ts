/** What a front door sends to the client. */
export interface GatewayResponse {
  readonly statusCode: number;
  /** Only a load balancer lets the function choose it. */
  readonly statusMessage?: string;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: Uint8Array;
  /** Why the door refused the function's result and answers with an error of its own. Never sent. */
  readonly refusal?: string;
}

/** An answer of the door's own, as JSON text. */
export function doorAnswer(statusCode: number, body: string, refusal?: string): GatewayResponse {
  return {
    statusCode,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(body),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** A result the door does not accept; doors catch it and answer with their own error. */
export class RefusedResult extends Error {
  override readonly name = 'RefusedResult' as const;
}
