import type { SchemaOutput, StandardSchema } from '@pypwext/base';
import type { Envelope, ParserEnvelope, ServiceEnvelope } from './envelope.ts';

/** What a handler gets for a model and an envelope: the typed value, or the list of them. */
export type Modelled<Model extends StandardSchema, Wrapping extends Envelope | undefined> =
  Wrapping extends ServiceEnvelope<'many'>
    ? SchemaOutput<Model>[]
    : Wrapping extends ServiceEnvelope<'one'>
      ? SchemaOutput<Model>
      : Wrapping extends ParserEnvelope
        ? Parsed<ReturnType<Wrapping['parse']>, SchemaOutput<Model>>
        : SchemaOutput<Model>;

/** An envelope of Powertools gives what it parses, a list of it, or a form of its own. */
type Parsed<Result, Output> = Result extends readonly (infer Item)[]
  ? unknown extends Item
    ? Output[]
    : Result
  : unknown extends Result
    ? Output
    : Result;
