import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LambdaTransport, type LambdaTransportOptions, lambdaTransport } from '../src/index.ts';

/** One request to the Invoke API as the stub has received it. */
export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly functionName: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** The payload, parsed. */
  readonly payload: unknown;
  /** The client context, decoded. */
  readonly clientContext: { custom: Record<string, unknown> } | undefined;
}

/** What the stub does with a request. */
export type StubAnswer = (response: ServerResponse, request: StubRequest) => void;

/** A local HTTP server that speaks the Invoke API by a script, and counts what reaches it. */
export interface InvokeStub {
  readonly endpoint: string;
  /** Every request that arrived. */
  readonly requests: StubRequest[];
  /** The answers of the coming requests; the last one stays. */
  script(...answers: StubAnswer[]): void;
  transport(options?: LambdaTransportOptions): LambdaTransport;
  close(): Promise<void>;
}

/** A function's result. */
export const result =
  (value: unknown, headers: Record<string, string> = {}): StubAnswer =>
  (response) => {
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    response.writeHead(200, {
      'x-amz-executed-version': '$LATEST',
      'x-amzn-requestid': 'request-1',
      ...headers,
    });
    response.end(body);
  };

/** A function's error, as Lambda reports it. */
export const functionFailure = (payload: unknown, headers: Record<string, string> = {}): StubAnswer =>
  result(payload, { 'x-amz-function-error': 'Unhandled', ...headers });

/** An error of the Invoke API itself. */
export const apiFailure =
  (status: number, type: string, body: Record<string, unknown> = {}): StubAnswer =>
  (response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': type,
      'x-amzn-requestid': 'request-1',
    });
    response.end(JSON.stringify({ Type: 'User', ...body }));
  };

/** The connection breaks after the request has arrived. */
export const broken: StubAnswer = (response) => response.socket?.destroy();

/** No answer ever comes. */
export const silence: StubAnswer = () => {};

/** Starts a stub. */
export async function startInvokeStub(): Promise<InvokeStub> {
  const requests: StubRequest[] = [];
  let answers: StubAnswer[] = [result({})];
  const server: Server = createServer(async (request, response) => {
    const received = await readRequest(request);
    requests.push(received);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    requests,
    script: (...next) => {
      answers = next;
    },
    transport: (options) => lambdaTransport({ endpoint, region: 'eu-west-1', ...options }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(request: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const path = request.url ?? '';
  const context = request.headers['x-amz-client-context'];
  return {
    method: request.method ?? '',
    path,
    functionName: decodeURIComponent(/^\/2015-03-31\/functions\/([^/]*)\/invocations/.exec(path)?.[1] ?? ''),
    headers: request.headers,
    text,
    payload: text === '' ? undefined : JSON.parse(text),
    clientContext:
      typeof context === 'string' ? JSON.parse(Buffer.from(context, 'base64').toString('utf8')) : undefined,
  };
}
