import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** An invocation as AWS's runtime client takes it from its native module. */
export interface NextInvocation {
  readonly bodyJson: string;
  readonly headers: IncomingHttpHeaders;
}

const invocationPath = '/2018-06-01/runtime/invocation';
const [hostname, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');

// `/next` is a long poll that holds its socket, so answers need a pool of their own: sharing one socket
// deadlocks as soon as the runtime polls and answers at the same time.
const pollAgent = new Agent({ keepAlive: true, maxSockets: 1 });
const answerAgent = new Agent({ keepAlive: true });

/** Answers are sent one after the other; the next poll waits for the last of them. */
let lastAnswer: Promise<unknown> = Promise.resolve();

/** Waits for the next invocation. */
export async function next(): Promise<NextInvocation> {
  await lastAnswer;
  return call('GET', `${invocationPath}/next`, pollAgent, {});
}

/** Answers an invocation with its result, which is JSON text. The id arrives URL-encoded. */
export function done(requestId: string, body: string): void {
  answer(`${invocationPath}/${requestId}/response`, body, {});
}

/** Answers an invocation with its error, the JSON text of `{ errorType, errorMessage, trace }`. */
export function error(requestId: string, body: string): void {
  answer(`${invocationPath}/${requestId}/error`, body, {
    'lambda-runtime-function-error-type': errorType(body),
  });
}

function answer(path: string, body: string, headers: OutgoingHttpHeaders): void {
  const contentHeaders = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  lastAnswer = lastAnswer
    .then(() => call('POST', path, answerAgent, { ...contentHeaders, ...headers }, body))
    // Whoever waits for the answer is gone: there is nothing left to run for.
    .catch(() => process.exit(1));
}

function call(
  method: string,
  path: string,
  agent: Agent,
  headers: OutgoingHttpHeaders,
  body?: string,
): Promise<NextInvocation> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ bodyJson: Buffer.concat(chunks).toString('utf8'), headers: response.headers }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The error type as a header value: user code may have put any text into it. */
function errorType(body: string): string {
  try {
    const type = (JSON.parse(body) as { errorType?: unknown }).errorType;
    return typeof type === 'string' && /^[\x20-\x7e]+$/.test(type) ? type : 'Error';
  } catch {
    return 'Error';
  }
}
