import { currentInvocation, type StandardSchema, sentPayload, setTrace } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, readParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import type { Door } from '../gateway/door.ts';
import { isRecord, type UnknownRecord } from '../record.ts';
import { checkModel, tryModel } from './check-model.ts';
import { readRequestBody } from './request-body.ts';

/**
 * The value that a handler gets: what the envelope takes out of the event, by default the JSON body of a
 * gateway event and every other event as it is, checked against the model; a `Refusal` when it does not fit.
 *
 * @throws PyPwExtHTTPError 400 or 415 when there is no such value in the event.
 */
export function readModel(
  model: StandardSchema | undefined,
  envelope: Envelope | undefined,
  event: unknown,
  door: Door | undefined,
): unknown {
  if (envelope === undefined) return check(model, readDefault(event, door));
  if (typeof envelope === 'function') {
    const taken = envelope(event);
    return isThenable(taken)
      ? Promise.resolve(taken).then((late) => check(model, late))
      : check(model, taken);
  }
  if (isParserEnvelope(envelope)) return readParserEnvelope(envelope, requireParserModel(model), event);
  const value: unknown = envelope.read(event);
  if (!model || envelope.kind === 'one' || !Array.isArray(value)) return check(model, value);
  const checked = value.map((each, index) => checkModel(model, each, [index]));
  return checked.some((each) => each instanceof Promise) ? Promise.all(checked) : checked;
}

const check = (model: StandardSchema | undefined, value: unknown): unknown =>
  model ? tryModel(model, value) : value;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  isRecord(value) && typeof value.then === 'function';

/** The payload of an event that a calling function has wrapped, the event itself for every other. */
export function directValue(event: unknown): unknown {
  const sent = sentPayload(event);
  return sent ? sent.payload : event;
}

function readDefault(event: unknown, door: Door | undefined): unknown {
  if (door === undefined) return directValue(event);
  const gateway = event as UnknownRecord;
  const body = readRequestBody(gateway);
  // A base64 body could not be looked into by the trace itself.
  if (gateway.isBase64Encoded === true && isRecord(body)) {
    const invocation = currentInvocation();
    if (invocation) setTrace(invocation.trace, 'pypwextId', body.pypwext_id);
  }
  return body;
}
