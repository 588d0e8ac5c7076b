import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { close, listen } from './listen.ts';
import { readBody } from './read-body.ts';
import { limited, type RuntimeAnswer, streamedAnswer } from './runtime-answer.ts';

/** The answer to `/next`. */
export interface NextInvocation {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

/** What an execution environment does with the calls of its runtime. */
export interface RuntimeApiHandlers {
  /** The runtime is ready: resolves with its next invocation. */
  next(): Promise<NextInvocation>;
  /** The runtime answers an invocation. False when that is not the current one. */
  answer(requestId: string, answer: RuntimeAnswer): boolean;
  /** The function could not be loaded. */
  initError(payload: Buffer): void;
}

/** A running Runtime API. Its address has no room for a path, so every environment has a port of its own. */
export interface RuntimeApi {
  readonly port: number;
  close(): Promise<void>;
}

/** Streamed results may have up to 200 MB; buffered ones are measured where they are handled. */
const maximumBodyBytes = 200 * 1024 * 1024;

const invocationRoute = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

/**
 * Serves the Lambda Runtime API for one execution environment.
 *
 * Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes".
 */
export async function serveRuntimeApi(handlers: RuntimeApiHandlers): Promise<RuntimeApi> {
  const server: Server = createServer((request, response) => {
    route(handlers, request, response).catch(() => response.destroy());
  });
  // `/next` waits for as long as nobody calls the function, and its socket is reused afterwards.
  server.keepAliveTimeout = 0;
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  const port = await listen(server, 0, 'none');
  return { port, close: () => close(server) };
}

async function route(
  handlers: RuntimeApiHandlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  if (request.method === 'GET' && path === '/2018-06-01/runtime/invocation/next') {
    const { headers, payload } = await handlers.next();
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(payload);
    return;
  }
  const reading = await readBody(request, maximumBodyBytes);
  const body = reading.tooLarge ? undefined : reading.body;
  if (request.method === 'POST' && path === '/2018-06-01/runtime/init/error') {
    handlers.initError(body ?? Buffer.from('{}'));
    send(response, 202, { status: 'OK' });
    return;
  }
  const [, id = '', kind] = (request.method === 'POST' && invocationRoute.exec(path)) || [];
  if (kind === undefined) {
    send(response, 404, { errorType: 'InvalidRoute', errorMessage: `No such route: ${path}` });
    return;
  }
  settle(handlers, decodeURIComponent(id), answerOf(kind, request, body), response);
}

function answerOf(kind: string, request: IncomingMessage, body: Buffer | undefined): RuntimeAnswer {
  if (body === undefined) return { kind: 'too-large' };
  if (kind === 'error') return { kind: 'error', payload: body };
  return request.headers['lambda-runtime-function-response-mode'] === 'streaming'
    ? streamedAnswer(body, request.headers['content-type'], request.trailers)
    : limited({ kind: 'result', payload: body, contentType: 'application/json', streamed: false });
}

function settle(
  handlers: RuntimeApiHandlers,
  requestId: string,
  answer: RuntimeAnswer,
  response: ServerResponse,
): void {
  const current = handlers.answer(requestId, answer);
  if (!current) {
    send(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
  } else if (answer.kind === 'too-large') {
    send(response, 413, {
      errorType: 'RequestEntityTooLarge',
      errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).',
    });
  } else {
    send(response, 202, { status: 'OK' });
  }
}

function send(response: ServerResponse, statusCode: number, body: unknown): void {
  response.writeHead(statusCode, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
