import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { CallEnd } from '../call/call-end.ts';
import { notRetriedUnlessSafe } from './at-most-once.ts';
import type { CallTerms } from './call-terms.ts';
import type { InvocationInput } from './invocation-input.ts';

type Terms = Pick<CallTerms, 'end' | 'history' | 'repeatable'>;

/**
 * Puts the terms of each call around its attempts, by one step that the client has once: adding steps to each
 * command makes the SDK sort them anew, which costs a call some 10 µs.
 *
 * The end of a call ends the attempts one by one, rather than the command as a whole. The option `abortSignal` of
 * `send` makes the SDK race each step of its retries against the signal, which costs about 4 % of the CPU time
 * of a call; the caller does not wait for these steps, and what is left to do is to cut the request under
 * way, and to send no other one.
 *
 * The terms travel on the objects themselves: with weak maps, whose entries last for one call each, collecting
 * garbage took 4 % of a call.
 *
 * @param client - A client that nobody else has: its HTTP handler is told when a call ends.
 * @returns what gives the input of a command its terms. A command without any is not repeated.
 */
export function superviseAttempts(
  client: LambdaClient,
): (input: InvocationInput, terms: Terms) => InvocationInput {
  const ours = Symbol('pypwext');
  const { requestHandler } = client.config;
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = (request, options) => {
    const abortSignal = (request as { [ours]?: CallEnd })[ours];
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  client.middlewareStack.add(
    (next) => (args) => {
      const terms = (args.input as { [ours]?: Terms })[ours];
      if (terms?.end.aborted) return Promise.reject(abortError());
      if (terms !== undefined) (args.request as { [ours]?: CallEnd })[ours] = terms.end;
      terms?.history.begin();
      return next(args).catch((error: unknown) => {
        terms?.history.failed(error);
        if (terms?.repeatable === true) throw error;
        return notRetriedUnlessSafe(error);
      });
    },
    // The last step before the request is sent, once for each attempt: inside of the SDK's own retry
    // middleware, which has the priority "high" of the same step.
    { step: 'finalizeRequest', priority: 'low', name: 'pypwextAttempt' },
  );
  return (input, terms) => ({ ...input, [ours]: terms });
}

/** The one kind of error that the SDK never retries; the reason of a signal may be of any kind. */
const abortError = (): Error => Object.assign(new Error('The call was aborted'), { name: 'AbortError' });
