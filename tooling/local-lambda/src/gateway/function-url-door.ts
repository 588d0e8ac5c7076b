import type { FunctionDefinition } from '../template/function-definition.ts';
import { type FrontDoor, payloadValue } from './front-door.ts';
import { buildFunctionUrlEvent } from './function-url-event.ts';
import { functionUrlFailure, translateFunctionUrlResponse } from './function-url-response.ts';
import { doorAnswer } from './gateway-response.ts';
import { translateStreamedResponse } from './streamed-response.ts';

/** The door of one function's URL: every method and path leads to it. */
export function functionUrlDoor(definition: FunctionDefinition): FrontDoor {
  const streams = definition.functionUrl?.invokeMode === 'RESPONSE_STREAM';
  return {
    name: 'function-url',
    // A function URL waits for as long as the function may run.
    timeoutMs: definition.timeoutMs + 60_000,
    accept: (request) => {
      const event = buildFunctionUrlEvent(request);
      return {
        functionName: definition.name,
        event,
        responseHeaders: [['x-amzn-RequestId', event.requestContext.requestId]],
      };
    },
    translate: (_request, payload, contentType) =>
      streams && contentType !== 'application/json'
        ? translateStreamedResponse(payload, contentType)
        : translateFunctionUrlResponse(payloadValue(payload)),
    noRoute: () => doorAnswer(403, '{"Message":null}'),
    failed: functionUrlFailure,
    throttled: (reason) => doorAnswer(429, '{"Message":"Rate Exceeded."}', reason),
    timedOut: () => functionUrlFailure('the function did not answer'),
    tooLarge: () => doorAnswer(413, '{"Message":"Request must be smaller than 6291456 bytes"}'),
  };
}
