/** An answer before it takes the form of a door. */
export interface Answer {
  /** The HTTP status. */
  readonly statusCode: number;
  /** Headers by the name as it was first spelt; several values where there are several. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The values of `Set-Cookie`. */
  readonly cookies: readonly string[];
  /** The body as text, or as base64. */
  readonly body: string | undefined;
  /** Whether the body is base64. */
  readonly isBase64Encoded: boolean;
}
