import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { summarizeError } from '../execution/error-summary.ts';
import { maximumResultBytes } from '../execution/function-error.ts';
import { ThrottledError } from '../execution/function-pool.ts';
import type { InvocationRequest, InvocationResult } from '../execution/invocation.ts';
import { readBody } from '../execution/read-body.ts';
import type { FrontDoor } from './front-door.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { GatewayResponse } from './gateway-response.ts';
import { firstHeader } from './header-fields.ts';
import { writeResponse } from './write-response.ts';

/** Runs a function by name. */
export type InvokeFunction = (functionName: string, request: InvocationRequest) => Promise<InvocationResult>;

/** One request a door has answered. */
export interface ServedRequest {
  readonly door: FrontDoor['name'];
  readonly method: string;
  readonly path: string;
  readonly statusCode: number;
  readonly durationMs: number;
  readonly functionName?: string;
  /** Why the door answered in the function's place. */
  readonly refusal?: string;
}

/** The largest request body, in bytes (API Gateway quotas: 10 MB, not adjustable). */
const maximumBodyBytes = 10 * 1024 * 1024;

/** Makes a server of a door; it is not listening yet. */
export function frontDoorServer(
  door: FrontDoor,
  invoke: InvokeFunction,
  onRequest: (served: ServedRequest) => void,
): Server {
  const server = createServer((incoming, outgoing) => {
    serve(door, invoke, onRequest, incoming, outgoing).catch(() => outgoing.destroy());
  });
  // A function may take minutes, and the door has limits of its own.
  server.requestTimeout = 0;
  return server;
}

async function serve(
  door: FrontDoor,
  invoke: InvokeFunction,
  onRequest: (served: ServedRequest) => void,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const reading = await readBody(incoming, maximumBodyBytes);
  const request = gatewayRequest(incoming, reading.tooLarge ? new Uint8Array() : reading.body);
  const { response, functionName } = reading.tooLarge
    ? { response: door.tooLarge() }
    : await answer(door, invoke, request);
  writeResponse(outgoing, response);
  onRequest({
    door: door.name,
    method: request.method,
    path: request.target.split('?')[0] ?? '',
    statusCode: response.statusCode,
    durationMs: performance.now() - startedAt,
    ...(functionName === undefined ? {} : { functionName }),
    ...(response.refusal === undefined ? {} : { refusal: response.refusal }),
  });
}

async function answer(
  door: FrontDoor,
  invoke: InvokeFunction,
  request: GatewayRequest,
): Promise<{ response: GatewayResponse; functionName?: string }> {
  const accepted = door.accept(request);
  if (accepted === undefined) return { response: door.noRoute() };
  const { functionName, event, responseHeaders } = accepted;
  const payload = JSON.stringify(event);
  if (Buffer.byteLength(payload) > maximumResultBytes) return { response: door.tooLarge(), functionName };
  const traceId = firstHeader(request, 'x-amzn-trace-id') ?? traceOf(event);
  const response = await withinTimeout(door, async () => {
    try {
      const result = await invoke(functionName, { payload, traceId });
      return result.failed
        ? door.failed(failureText(result.payload))
        : door.translate(request, result.payload, result.contentType);
    } catch (error) {
      if (error instanceof ThrottledError) return door.throttled(error.message);
      return door.failed((error as Error).message);
    }
  });
  return { response: { ...response, headers: [...responseHeaders, ...response.headers] }, functionName };
}

function failureText(payload: Buffer): string {
  const { errorType, errorMessage } = summarizeError(payload);
  return `the function failed: ${errorType}: ${errorMessage}`;
}

async function withinTimeout(
  door: FrontDoor,
  work: () => Promise<GatewayResponse>,
): Promise<GatewayResponse> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<GatewayResponse>((resolve) => {
    timer = setTimeout(() => resolve(door.timedOut()), door.timeoutMs);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The trace the door began, so that the function's environment and its event tell of the same one. */
function traceOf(event: unknown): string | undefined {
  const headers = (event as { headers?: Record<string, string | undefined> }).headers ?? {};
  return headers['x-amzn-trace-id'] ?? headers['X-Amzn-Trace-Id'];
}

function gatewayRequest(incoming: IncomingMessage, body: Uint8Array): GatewayRequest {
  const { rawHeaders } = incoming;
  const headers: Array<readonly [string, string]> = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return {
    method: incoming.method ?? 'GET',
    // A proxy's absolute form, `GET http://host/path`, is reduced to the path.
    target: (incoming.url ?? '/').replace(/^[a-z]+:\/\/[^/]+/i, ''),
    headers,
    body,
    sourceIp: (incoming.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    protocol: `HTTP/${incoming.httpVersion}`,
    port: incoming.socket.localPort ?? 0,
    scheme: 'http',
  };
}
