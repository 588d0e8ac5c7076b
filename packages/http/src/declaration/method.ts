import { type AnyFunction, decorate, keepIdentity } from '@pypwext/base';
import type { CallOverrides } from '../request/call-options.ts';
import type { RunDeclared } from './run-declared.ts';

/** A declared call whose reply is handed to the wrapped function, as function wrapper and as decorator. */
export function createMethod(run: RunDeclared): unknown {
  return decorate((fn) => {
    const wrapped = async function (this: unknown, args: unknown, overrides: unknown): Promise<unknown> {
      const reply = await run(args, toOverrides(overrides));
      return Reflect.apply(fn as (...all: unknown[]) => unknown, this, [args, reply]);
    };
    return keepIdentity(wrapped as AnyFunction, fn);
  });
}

/** A decorated method has the reply as its second parameter; what a caller puts there is no override. */
const toOverrides = (value: unknown): CallOverrides => {
  const plain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? (value as CallOverrides) : {};
};
