/** A request that is to be signed. */
export interface SignableRequest {
  /** Always `POST`. */
  readonly method: 'POST';
  /** The address. */
  readonly url: string;
  /** The headers; all of them may be signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, when there is one. */
  readonly body: Uint8Array | undefined;
  /** The region to sign for. */
  readonly region: string;
  /** The service to sign for: `lambda`. */
  readonly service: 'lambda';
}

/** Signs a request with SigV4 and gives all the headers to send. */
export type SignRequest = (request: SignableRequest) => Promise<NonNullable<RequestInit['headers']>>;
