import type { IncomingHttpHeaders } from 'node:http';
import { readClientContext } from './client-context.ts';
import {
  type InvokeError,
  invalidClientContext,
  invalidParameter,
  invalidRequestContent,
} from './invoke-error.ts';

/** How a function is to be run. */
export type InvocationType = 'RequestResponse' | 'Event' | 'DryRun';

/** The part of an Invoke request that its headers and body make up. */
export interface InvokeRequest {
  readonly payload: string;
  readonly logTail: boolean;
  readonly clientContext?: string;
  readonly traceId?: string;
}

/** The invocation type of a request, `RequestResponse` by default; undefined for an unknown one. */
export function invocationType(headers: IncomingHttpHeaders): InvocationType | undefined {
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  return type === 'RequestResponse' || type === 'Event' || type === 'DryRun' ? type : undefined;
}

/** Reads and checks headers and body. An empty body means `{}`. */
export function readInvokeRequest(headers: IncomingHttpHeaders, body: Buffer): InvokeRequest | InvokeError {
  const payload = body.byteLength === 0 ? '{}' : body.toString('utf8');
  try {
    JSON.parse(payload);
  } catch (error) {
    return invalidRequestContent((error as Error).message);
  }
  const logType = headers['x-amz-log-type'] ?? 'None';
  if (logType !== 'None' && logType !== 'Tail') {
    return invalidParameter(`Unknown log type ${JSON.stringify(logType)}: use None or Tail`);
  }
  const encodedContext = headers['x-amz-client-context'];
  const clientContext = typeof encodedContext === 'string' ? readClientContext(encodedContext) : undefined;
  if (encodedContext !== undefined && clientContext === undefined) return invalidClientContext();
  const traceId = headers['x-amzn-trace-id'];
  return {
    payload,
    logTail: logType === 'Tail',
    ...(clientContext === undefined ? {} : { clientContext }),
    ...(typeof traceId === 'string' ? { traceId } : {}),
  };
}
