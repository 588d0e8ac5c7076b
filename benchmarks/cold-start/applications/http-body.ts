/** What the HTTP clients send, and what a call gets: where the server of the suite listens. */
export const body = { sku: 'A-17', amount: 3 };

export interface Setting {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
}
