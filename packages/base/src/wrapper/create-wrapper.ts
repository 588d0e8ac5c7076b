import { PyPwExtInternalError } from '../error/internal-error.ts';
import type { AnyFunction, Around, Wrapper } from './wrapper.ts';

/**
 * Builds a wrapper of your own: the value wraps functions and decorates methods, under TC39 and legacy
 * (`experimentalDecorators`) decorators alike.
 *
 * @param around - What happens around each call.
 *
 * @example
 * ```ts
 * import { createWrapper } from '@pypwext/base';
 *
 * const traced = createWrapper((call, { name, args }) => {
 *   console.log(`${name}(${args.join(', ')})`);
 *   return call();
 * });
 *
 * const add = traced(function add(a: number, b: number) {
 *   return a + b;
 * });
 * console.log(add(1, 2)); // add(1, 2) 3
 * ```
 */
export function createWrapper(around: Around): Wrapper {
  return decorate((fn, name) => wrapFunction(fn, around, name));
}

/**
 * Builds the three forms of a wrapper from the way it wraps one function. `createWrapper` is the usual
 * way; this one is for wrappers that do work of their own once per wrapped function.
 *
 * @param wrap - Wraps a function; `name` is the method's name, or the function's own.
 */
export function decorate(wrap: (fn: AnyFunction, name: string) => AnyFunction): Wrapper {
  const wrapper = (subject: unknown, place?: unknown, descriptor?: TypedPropertyDescriptor<AnyFunction>) => {
    // The index of `functions.map(wrapper)` is a number, which no place of a decorator is.
    if (place === undefined || typeof place === 'number') {
      return wrap(requireFunction(subject, undefined), (subject as AnyFunction).name);
    }
    if (typeof place === 'object' && place !== null && 'kind' in place) {
      const { name } = place as ClassMethodDecoratorContext;
      return wrap(requireFunction(subject, name), String(name));
    }
    const value = requireFunction(descriptor?.value, place);
    return { ...descriptor, value: wrap(value, String(place)) };
  };
  return wrapper as Wrapper;
}

/**
 * Wraps one function: calls of the result go through `around`. `this`, the arguments, the name and the
 * length stay as they are.
 */
export function wrapFunction<F extends AnyFunction>(fn: F, around: Around, name: string = fn.name): F {
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    return around(() => Reflect.apply(fn, this, args), { name, args, thisArg: this });
  };
  return keepIdentity(wrapped as unknown as F, fn);
}

/** Gives a wrapping function the name and the length of the wrapped one. */
export function keepIdentity<F extends AnyFunction>(wrapping: F, wrapped: AnyFunction): F {
  Object.defineProperty(wrapping, 'name', { value: wrapped.name, configurable: true });
  Object.defineProperty(wrapping, 'length', { value: wrapped.length, configurable: true });
  return wrapping;
}

function requireFunction(subject: unknown, place: unknown): AnyFunction {
  if (typeof subject === 'function') return subject as AnyFunction;
  const where = place === undefined ? '' : ` at ${String(place)}`;
  throw new PyPwExtInternalError(
    `A wrapper takes a function, or decorates a method${where}; it got ${subject === null ? 'null' : typeof subject}`,
  );
}
