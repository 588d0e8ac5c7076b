import { currentInvocation, type StandardSchema } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, readParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import { detectDoor } from '../gateway/door.ts';
import { isRecord, type UnknownRecord } from '../record.ts';
import { setTrace } from '../trace/set-trace.ts';
import { checkModel } from './check-model.ts';
import { readRequestBody } from './request-body.ts';

/**
 * The value that a handler gets: what the envelope takes out of the event, by default the JSON body of a
 * gateway event and every other event as it is, checked against the model.
 *
 * @throws PyPwExtHTTPError 400 or 415 when the event does not fit.
 */
export function readModel(
  model: StandardSchema | undefined,
  envelope: Envelope | undefined,
  event: unknown,
): unknown {
  if (envelope === undefined) return check(model, readDefault(event));
  if (typeof envelope === 'function') return check(model, envelope(event));
  if (isParserEnvelope(envelope)) return readParserEnvelope(envelope, requireParserModel(model), event);
  const value: unknown = envelope.read(event);
  if (envelope.kind === 'one' || !Array.isArray(value)) return check(model, value);
  const checked = value.map((each, index) => check(model, each, [index]));
  return checked.some((each) => each instanceof Promise) ? Promise.all(checked) : checked;
}

const check = (model: StandardSchema | undefined, value: unknown, prefix?: readonly number[]): unknown =>
  model === undefined ? value : checkModel(model, value, prefix);

function readDefault(event: unknown): unknown {
  if (detectDoor(event) === undefined) return event;
  const body = readRequestBody(event as UnknownRecord);
  // A base64 body could not be looked into when the invocation was opened.
  const trace = currentInvocation()?.trace;
  if (trace && isRecord(body)) setTrace(trace, 'pypwextId', body.pypwext_id);
  return body;
}
