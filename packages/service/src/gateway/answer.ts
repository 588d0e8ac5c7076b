/** A header: its name, and one or several values. */
export type Header = readonly [name: string, values: string[]];

/** An answer before it takes the form of a door. */
export interface Answer {
  /** The HTTP status. */
  readonly statusCode: number;
  /** Names as they were first spelt, with their values. */
  readonly headers: readonly Header[];
  /** The values of `Set-Cookie`. */
  readonly cookies: readonly string[];
  /** The body as text, or as base64. */
  readonly body: string | undefined;
  /** Whether the body is base64. */
  readonly isBase64Encoded: boolean;
}
