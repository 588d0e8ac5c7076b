import { PyPwExtInternalError, type StandardSchema, type StandardSchemaIssue } from '@pypwext/base';
import { validationError } from '../event/issues.ts';
import { isRecord } from '../record.ts';
import type { Envelope, ParserEnvelope } from './envelope.ts';

/** Tells whether an envelope is one of Powertools' parser. */
export const isParserEnvelope = (envelope: Envelope): envelope is ParserEnvelope =>
  typeof envelope === 'object' && 'parse' in envelope && typeof envelope.parse === 'function';

/**
 * Lets an envelope of Powertools' parser take the event apart and check it.
 *
 * @throws PyPwExtHTTPError 400 with the issues that the envelope found.
 */
export function readParserEnvelope(envelope: ParserEnvelope, model: StandardSchema, event: unknown): unknown {
  try {
    return envelope.parse(event, asParserSchema(model) as never);
  } catch (error) {
    const issues = issuesOf(error);
    if (issues) throw validationError(issues, event);
    throw error;
  }
}

/** The envelopes call zod's methods. Models of other libraries get these two. */
function asParserSchema(model: StandardSchema): unknown {
  if ('safeParse' in model && 'parse' in model) return model;
  const safeParse = (value: unknown): unknown => {
    const result = model['~standard'].validate(value);
    if ('then' in result) {
      throw new PyPwExtInternalError('An envelope of Powertools takes no asynchronous model');
    }
    if (result.issues === undefined) return { success: true, data: result.value };
    return { success: false, error: { issues: result.issues.map(withKeys) } };
  };
  const parse = (value: unknown): unknown => {
    const result = safeParse(value) as { success: boolean; data?: unknown; error?: object };
    if (result.success) return result.data;
    throw Object.assign(new Error('The value does not fit the model'), result.error);
  };
  return { parse, safeParse };
}

/** Powertools puts the record's path before the issue's own: the keys have to be bare. */
const withKeys = ({ message, path = [] }: StandardSchemaIssue): StandardSchemaIssue => ({
  message,
  path: path.map((segment) => (typeof segment === 'object' ? segment.key : segment)),
});

/** A `ParseError` has the error of zod as its cause. */
function issuesOf(error: unknown): readonly StandardSchemaIssue[] | undefined {
  for (const each of [error, isRecord(error) ? error.cause : undefined]) {
    if (isRecord(each) && Array.isArray(each.issues) && each.issues.length > 0) return each.issues;
  }
  return undefined;
}
