import {
  type AnyFunction,
  type Around,
  createWrapper,
  currentInvocation,
  followOutcome,
  type Invocation,
  type LoggerPort,
  type MethodDecoratorForms,
  resumeInvocation,
  runInvocation,
} from '@pypwext/base';
import type { CollectOptions } from './collect-options.ts';
import type { Collected } from './collected.ts';
import { enterRoot } from './enter-root.ts';
import { settle } from './settle.ts';

/** Wraps a function; the type of the result says what may stand for a collected error. */
export type CollectFunction<Fallback = undefined> = <This, Args extends unknown[], Result>(
  fn: (this: This, ...args: Args) => Result,
) => (this: This, ...args: Args) => Collected<Result, Fallback>;

/**
 * `collect` with its options: wraps a function, and decorates a method under either decorator protocol. The
 * decorator forms keep the type of the method, so that it has to admit `undefined`, or the fallback, itself.
 */
// The decorators come first: as the type checker lets a decorator take fewer arguments than it is given, the
// function form would be chosen for methods otherwise.
export type CollectWrapper<Fallback = undefined> = MethodDecoratorForms & CollectFunction<Fallback>;

/** All forms of `collect`: a wrapper, a decorator, and what gives either of them from options. */
export type Collect = CollectWrapper &
  (<Fallback = undefined>(options: CollectOptions<Fallback>) => CollectWrapper<Fallback>);

/**
 * Collects the errors of a function instead of letting them end the work, as far as they ask for it:
 *
 * | thrown inside | collector installed | none installed |
 * | --- | --- | --- |
 * | `PyPwExtError`, RAISE | collected once, rethrown | rethrown |
 * | `PyPwExtError`, CONTINUE or INDECISIVE | collected once; the call returns the error's `returnValue`, else `fallback`, else `undefined` | rethrown |
 * | anything else | rethrown untouched, not collected | rethrown |
 *
 * Synchronous functions stay synchronous; promises and generators are followed to their end. Late errors
 * are reported as process warnings; `new PyPwExtErrorHandler({ logger }).collect` reports them through a
 * logger.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { collect, getCurrentCollector } from '@pypwext/errors';
 *
 * const send = collect(async (email: string) => {
 *   if (!email.includes('@')) throw new StdPyPwExtError('No such address', { action: 'CONTINUE' });
 *   return `sent to ${email}`;
 * });
 * const sendAll = collect({ root: true })(async (emails: string[]) => {
 *   const sent = await Promise.all(emails.map(send));
 *   return { sent, errors: getCurrentCollector()?.errors.length };
 * });
 *
 * console.log(await sendAll(['a@example.com', 'b'])); // { sent: [ 'sent to a@example.com', undefined ], errors: 1 }
 * ```
 */
export const collect: Collect = /* @__PURE__ */ createCollect(undefined);

/** Builds `collect`; late errors are reported through the logger. */
export function createCollect(logger: LoggerPort | undefined): Collect {
  const bare = createWrapper(collecting({}, logger));
  const forms = (subject: unknown, place?: unknown, descriptor?: TypedPropertyDescriptor<AnyFunction>) => {
    const isOptions = place === undefined && typeof subject === 'object' && subject !== null;
    if (isOptions) return createWrapper(collecting(subject as CollectOptions<unknown>, logger));
    return (bare as (...args: unknown[]) => unknown)(subject, place, descriptor);
  };
  return forms as Collect;
}

const NOTHING = {};

function collecting(options: CollectOptions<unknown>, logger: LoggerPort | undefined): Around {
  if (!options.root) return (call) => follow(call, currentInvocation(), options);
  return (call) =>
    runInvocation(NOTHING, (invocation) => follow(call, invocation, options, enterRoot(invocation, logger)));
}

/** Follows a call in the invocation that it began in: by the end of a generator it is not the current one. */
function follow(
  call: () => unknown,
  invocation: Invocation | undefined,
  options: CollectOptions<unknown>,
  leave?: () => void,
): unknown {
  return followOutcome(call, {
    returned: (value) => {
      leave?.();
      return value;
    },
    threw: (error) => {
      try {
        return settle(error, invocation?.collector, options.fallback);
      } finally {
        leave?.();
      }
    },
    step: (next) => resumeInvocation(invocation, next),
  });
}
