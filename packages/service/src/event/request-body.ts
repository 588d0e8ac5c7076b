import { findHeader } from '../gateway/find-header.ts';
import type { UnknownRecord } from '../record.ts';
import { requireJson } from './content-type.ts';
import { decodeBase64 } from './decode-base64.ts';
import { invalid } from './invalid.ts';
import { parseJson } from './json-body.ts';

/**
 * The JSON body of a gateway event; `undefined` when there is none, so that the model decides whether there
 * must be one.
 *
 * @throws PyPwExtHTTPError 400 when the body is not JSON, 415 when it says that it is something else.
 */
export function readRequestBody(event: UnknownRecord): unknown {
  const { body } = event;
  if (body === undefined || body === null || body === '') return undefined;
  if (typeof body !== 'string') throw invalid('The body of the event must be a text');
  requireJson(findHeader(event, 'content-type'));
  return parseJson(event.isBase64Encoded === true ? decodeBase64(body, WHAT) : body, WHAT);
}

const WHAT = 'The request body';
