/** Takes the value that a model describes out of an event. */
export interface ServiceEnvelope<Kind extends 'one' | 'many' = 'one' | 'many'> {
  /** Whether there is one value, or a list of them of which each has to fit the model. */
  readonly kind: Kind;
  /**
   * The value, or the list of values.
   *
   * @throws PyPwExtHTTPError 400 when the event is of another kind, or when a value is no JSON.
   */
  read(event: unknown): Kind extends 'many' ? readonly unknown[] : unknown;
}

/** An envelope of Powertools' parser, such as `SqsEnvelope`: told by its shape. */
export interface ParserEnvelope {
  /** Takes the event apart and checks it. */
  parse(data: unknown, schema: never): unknown;
  /** The same without throwing. */
  safeParse?(data: unknown, schema: never): unknown;
}

/** An envelope as a function of the event. Its parameter may be annotated with the type of the event. */
export type EnvelopeFunction = { read(event: unknown): unknown }['read'];

/** Everything that takes a value out of an event. */
export type Envelope = ServiceEnvelope | ParserEnvelope | EnvelopeFunction;
