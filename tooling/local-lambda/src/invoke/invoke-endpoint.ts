import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ThrottledError } from '../execution/function-pool.ts';
import type { InvocationResult } from '../execution/invocation.ts';
import { readBody } from '../execution/read-body.ts';
import type { InvokeFunction } from '../gateway/front-door-server.ts';
import { splitTarget } from '../gateway/gateway-request.ts';
import { decodePercent } from '../gateway/percent-decoding.ts';
import { type DeploymentPlace, functionArn } from '../template/deployment-place.ts';
import { type FunctionReference, isQualifier, parseFunctionReference } from './function-reference.ts';
import {
  functionNotFound,
  type InvokeError,
  invalidParameter,
  requestTooLarge,
  serviceError,
  tooManyRequests,
} from './invoke-error.ts';
import { type InvokeRequest, invocationType, readInvokeRequest } from './invoke-request.ts';

/** What the endpoint needs of the local run. */
export interface InvokeEndpointOptions extends Pick<DeploymentPlace, 'region' | 'accountId'> {
  readonly functionNames: ReadonlyArray<string>;
  /** Runs a function now. */
  readonly invoke: InvokeFunction;
  /** Runs a function as soon as its concurrency allows it. */
  readonly enqueue: InvokeFunction;
}

/** In bytes (Lambda quotas, "Function configuration, deployment, and execution"). */
const maximumPayloadBytes = { RequestResponse: 6_291_456, DryRun: 6_291_456, Event: 1_048_576 } as const;

const route = /^\/2015-03-31\/functions\/([^/?]+)\/invocations\/?$/;

/**
 * Makes a server of Lambda's Invoke operation; it is not listening yet. SDKs, the AWS CLI and boto3 talk to it
 * when `AWS_ENDPOINT_URL_LAMBDA` names it.
 *
 * An `Event` invocation runs once: Lambda would try a failed one twice more, minutes later. Every qualifier
 * leads to the one local version. Signatures are not checked.
 *
 * Source: AWS Lambda API reference, "Invoke".
 */
export function invokeEndpointServer(options: InvokeEndpointOptions): Server {
  const server = createServer((incoming, outgoing) => {
    handle(options, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.requestTimeout = 0;
  return server;
}

async function handle(
  options: InvokeEndpointOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { path, query } = splitTarget(incoming.url ?? '/');
  const [, encodedReference] = (incoming.method === 'POST' && route.exec(path)) || [];
  const type = invocationType(incoming.headers);
  const reading = await readBody(incoming, maximumPayloadBytes[type ?? 'RequestResponse']);
  if (encodedReference === undefined) {
    return sendError(
      outgoing,
      invalidParameter(
        'The local run has the Invoke operation alone: POST /2015-03-31/functions/NAME/invocations',
      ),
    );
  }
  const target = findFunction(
    options,
    decodePercent(encodedReference),
    new URLSearchParams(query).get('Qualifier'),
  );
  if ('statusCode' in target) return sendError(outgoing, target);
  if (type === undefined) return sendError(outgoing, invalidParameter('Unknown invocation type'));
  if (reading.tooLarge) return sendError(outgoing, requestTooLarge(maximumPayloadBytes[type]));
  const request = readInvokeRequest(incoming.headers, reading.body);
  if ('statusCode' in request) return sendError(outgoing, request);
  if (type === 'DryRun') return void outgoing.writeHead(204, requestIdHeader()).end();
  if (type === 'Event') {
    // What becomes of it is in the function's log and in the events of the local run.
    options.enqueue(target.name, { ...request, invokedFunctionArn: target.arn }).catch(() => {});
    return void outgoing.writeHead(202, requestIdHeader()).end();
  }
  return sendResult(options, target, request, outgoing);
}

interface InvokeTarget {
  readonly name: string;
  readonly arn: string;
}

function findFunction(
  options: InvokeEndpointOptions,
  text: string,
  qualifier: string | null,
): InvokeTarget | InvokeError {
  const reference: FunctionReference | undefined = parseFunctionReference(text);
  if (reference === undefined) {
    return invalidParameter(`${JSON.stringify(text)} is not a function name, a partial ARN or an ARN`);
  }
  const chosen = qualifier ?? reference.qualifier;
  if (chosen !== undefined && !isQualifier(chosen)) {
    return invalidParameter(`${JSON.stringify(chosen)} is not a version or an alias`);
  }
  if (reference.qualifier !== undefined && reference.qualifier !== chosen) {
    return invalidParameter(
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  }
  const arn = functionArn(reference.name, options) + (chosen === undefined ? '' : `:${chosen}`);
  return options.functionNames.includes(reference.name)
    ? { name: reference.name, arn }
    : functionNotFound(arn);
}

async function sendResult(
  { invoke }: InvokeEndpointOptions,
  target: InvokeTarget,
  request: InvokeRequest,
  outgoing: ServerResponse,
): Promise<void> {
  let result: InvocationResult;
  try {
    result = await invoke(target.name, { ...request, invokedFunctionArn: target.arn });
  } catch (error) {
    return sendError(outgoing, errorOf(error));
  }
  outgoing.writeHead(200, {
    'Content-Type': result.contentType,
    'Content-Length': result.payload.byteLength,
    'x-amzn-RequestId': result.requestId,
    'X-Amz-Executed-Version': '$LATEST',
    ...(result.failed ? { 'X-Amz-Function-Error': 'Unhandled' } : {}),
    ...(request.logTail ? { 'X-Amz-Log-Result': result.logTail.toString('base64') } : {}),
  });
  outgoing.end(result.payload);
}

function errorOf(error: unknown): InvokeError {
  return error instanceof ThrottledError ? tooManyRequests() : serviceError((error as Error).message);
}

function requestIdHeader(): Record<string, string> {
  return { 'x-amzn-RequestId': randomUUID() };
}

function sendError(outgoing: ServerResponse, { statusCode, errorType, body }: InvokeError): void {
  outgoing.writeHead(statusCode, {
    'Content-Type': 'application/json',
    'x-amzn-ErrorType': errorType,
    ...requestIdHeader(),
  });
  outgoing.end(JSON.stringify(body));
}
