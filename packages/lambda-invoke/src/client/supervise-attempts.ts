import type { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { notRetriedUnlessSafe } from './at-most-once.ts';
import type { InvocationTerms } from './lambda-client.ts';

type Terms = Pick<InvocationTerms, 'abortSignal' | 'repeatable'>;

/**
 * Puts the terms of each call around its attempts, by one step that the client has once: adding steps to each
 * command makes the SDK sort them anew, which costs a call some 10 µs.
 *
 * The signal ends the attempts one by one, rather than the command as a whole. The option `abortSignal` of
 * `send` makes the SDK race each step of its retries against the signal, which costs about 4 % of the CPU time
 * of a call; the caller does not wait for these steps, and what is left to do is to cut the request under
 * way, and to send no other one.
 *
 * @param client - A client that nobody else has: its HTTP handler is told of the signals.
 * @returns what gives a command its terms. A command without any is not repeated.
 */
export function superviseAttempts(client: LambdaClient): (command: InvokeCommand, terms: Terms) => void {
  const termsOf = new WeakMap<object, Terms>();
  const signals = new WeakMap<object, AbortSignal>();
  const { requestHandler } = client.config;
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = (request, options) => {
    const abortSignal = signals.get(request);
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  client.middlewareStack.add(
    (next) => (args) => {
      const terms = termsOf.get(args.input);
      if (terms?.abortSignal.aborted) return Promise.reject(abortError());
      if (terms !== undefined) signals.set(args.request as object, terms.abortSignal);
      return terms?.repeatable === true ? next(args) : next(args).catch(notRetriedUnlessSafe);
    },
    // The last step before the request is sent, once for each attempt: inside of the SDK's own retry
    // middleware, which has the priority "high" of the same step.
    { step: 'finalizeRequest', priority: 'low', name: 'pypwextAttempt' },
  );
  return (command, terms) => {
    termsOf.set(command.input, terms);
  };
}

/** The one kind of error that the SDK never retries; the reason of a signal may be of any kind. */
const abortError = (): Error => Object.assign(new Error('The call was aborted'), { name: 'AbortError' });
