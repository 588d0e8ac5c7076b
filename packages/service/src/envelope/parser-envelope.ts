import { PyPwExtInternalError, type StandardSchema } from '@pypwext/base';
import { checkModel } from '../event/check-model.ts';
import { isRecord } from '../record.ts';
import type { Envelope, ParserEnvelope } from './envelope.ts';

/** Tells whether an envelope is one of Powertools' parser. */
export const isParserEnvelope = (envelope: Envelope): envelope is ParserEnvelope =>
  typeof envelope === 'object' && 'parse' in envelope && typeof envelope.parse === 'function';

/**
 * The envelopes of Powertools extend the model as only zod can.
 *
 * @throws PyPwExtInternalError when the model is not one of zod.
 */
export function requireParserModel(model: StandardSchema | undefined): StandardSchema {
  if (model?.['~standard'].vendor === 'zod') return model;
  throw new PyPwExtInternalError(
    "An envelope of Powertools' parser needs a model of zod; with other models use the envelopes of this package",
  );
}

/**
 * Lets an envelope of Powertools' parser take the event apart and check it. An asynchronous model fits its
 * `parse` no more than zod's own.
 *
 * @throws PyPwExtHTTPError 400 with the issues that the envelope found.
 */
export function readParserEnvelope(envelope: ParserEnvelope, model: StandardSchema, event: unknown): unknown {
  try {
    return envelope.parse(event, model as never);
  } catch (error) {
    // A `ParseError` has the error of zod as its cause.
    const issues = isRecord(error) && isRecord(error.cause) ? error.cause.issues : undefined;
    if (!Array.isArray(issues) || issues.length === 0) throw error;
    const failed: StandardSchema = {
      '~standard': { version: 1, vendor: 'zod', validate: () => ({ issues }) },
    };
    return checkModel(failed, event);
  }
}
