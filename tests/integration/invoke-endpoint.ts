import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** An invocation as the endpoint saw it. */
export interface SeenInvocation {
  readonly name: string;
  readonly type: string;
}

/** Lambda's Invoke API over handlers of this process. */
export interface InvokeEndpoint {
  readonly url: string;
  readonly seen: readonly SeenInvocation[];
  close(): Promise<void>;
}

/**
 * Starts the part of Lambda's Invoke API that the SDK calls, over handlers that run in this process.
 *
 * Source: AWS Lambda API reference, "Invoke".
 */
export async function startInvokeEndpoint(
  handlers: Readonly<Record<string, Handler>>,
): Promise<InvokeEndpoint> {
  const seen: SeenInvocation[] = [];
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(/functions\/([^/]+)\/invocations/.exec(request.url ?? '')?.[1] ?? '');
    const type = String(request.headers['x-amz-invocation-type'] ?? 'RequestResponse');
    seen.push({ name, type });
    const event = JSON.parse((await read(request)) || '{}');
    const outcome = invoke(handlers[name], event, clientContext(request));
    if (type === 'Event') {
      response.writeHead(202).end();
      return;
    }
    const { failed, payload } = await outcome;
    response.writeHead(200, failed ? { 'x-amz-function-error': 'Unhandled' } : {}).end(payload);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen, close: () => close(server) };
}

/** What Lambda's runtime makes of a result and of an error: of an error only type, message and trace. */
async function invoke(
  handler: Handler | undefined,
  event: unknown,
  context: unknown,
): Promise<{ failed: boolean; payload: string }> {
  try {
    const result = await handler?.(event, context);
    return { failed: false, payload: JSON.stringify(result ?? null) };
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    const payload = { errorType: name, errorMessage: message, trace: stack.split('\n') };
    return { failed: true, payload: JSON.stringify(payload) };
  }
}

function clientContext(request: IncomingMessage): unknown {
  const header = request.headers['x-amz-client-context'];
  const parsed = header ? JSON.parse(Buffer.from(String(header), 'base64').toString('utf8')) : undefined;
  return { awsRequestId: 'called', getRemainingTimeInMillis: () => 10_000, clientContext: parsed };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
