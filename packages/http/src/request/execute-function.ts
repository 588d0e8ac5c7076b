import {
  PyPwExtInternalError,
  type StandardSchema,
  type TransportMethod,
  type TransportRequest,
  type TransportResponse,
} from '@pypwext/base';
import { functionAttempts } from '../log/function-attempts.ts';
import type { LoggedEnd } from '../log/request-log.ts';
import type { HttpReply } from '../reply/http-reply.ts';
import { LambdaReply } from '../reply/lambda-reply.ts';
import { applyModel, checkModel } from '../reply/model.ts';
import type { SessionSettings } from '../session/session-settings.ts';
import type { FunctionCallOptions } from './call-options.ts';

/**
 * Makes a FUNC or EVENT call through the transport that carries it.
 *
 * @throws PyPwExtInternalError when no transport of the session carries the method.
 * @throws PyPwExtHTTPError of the transport, when the function failed or could not be called.
 */
export async function executeFunction(
  { transports, log, engine }: Pick<SessionSettings, 'transports' | 'log' | 'engine'>,
  method: TransportMethod,
  name: string,
  options: FunctionCallOptions,
): Promise<HttpReply<unknown, LambdaReply['response']>> {
  const { model, ...given } = options;
  // As for HTTP: nothing but `true`.
  const call = given.idempotent ? { ...given, idempotent: given.idempotent === true } : given;
  checkOptions(method, name, options);
  if (model) checkModel(model, `${method} ${name}`);
  const transport = transports.find(({ methods }) => methods.includes(method));
  if (!transport) {
    throw new PyPwExtInternalError(
      `No transport of the session carries ${method} calls: install @pypwext/lambda-invoke and pass ` +
        'transports: [lambdaTransport()]',
    );
  }
  call.signal?.throwIfAborted();
  const logged = { method, url: name, headers: {}, body: call.body };
  log?.request(logged);
  const started = engine.clock.now();
  const end = (carrier: unknown, how: { status: number } | { failure: string }): LoggedEnd => {
    const milliseconds = engine.clock.now() - started;
    return { ...how, milliseconds, attempts: functionAttempts(carrier, { ...how, milliseconds }) };
  };
  let response: TransportResponse;
  try {
    response = await transport.send({ method, name, ...definedOnly(call) });
  } catch (error) {
    log?.end(logged, end(error, { failure: error instanceof Error ? error.name : 'unknown' }));
    throw error;
  }
  const reply = new LambdaReply(response, name);
  log?.end(logged, {
    ...end(response, { status: reply.responseCode }),
    body: () => reply.responseBody,
  });
  await applyModel(reply, model as StandardSchema | undefined, `${method} ${name}`);
  return reply as unknown as HttpReply<unknown, LambdaReply['response']>;
}

function checkOptions(method: TransportMethod, name: string, { params, model }: FunctionCallOptions): void {
  if (typeof name !== 'string' || name === '') {
    throw new PyPwExtInternalError(`${method} needs the name of a function, as 'orders' or 'orders:live'`);
  }
  if (method === 'FUNC') return;
  if (params !== undefined) {
    throw new PyPwExtInternalError(`EVENT ${name} cannot have params: only FUNC calls have a client context`);
  }
  if (model !== undefined) {
    throw new PyPwExtInternalError(`EVENT ${name} cannot have a model: an event has no result`);
  }
}

const definedOnly = (options: Omit<FunctionCallOptions, 'model'>): Partial<TransportRequest> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
