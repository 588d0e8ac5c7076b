import type { MethodOptions } from './method-options.ts';

/**
 * What a line says of the arguments of a call; `undefined` for nothing.
 *
 * A mapper that throws costs the line its arguments, never the call its result.
 */
export function loggedArguments(args: readonly unknown[], option: MethodOptions['args']): unknown {
  if (option === false || (option === undefined && args.length === 0)) return undefined;
  if (typeof option === 'function') return mapped(() => option(...(args as never[])));
  if (option !== undefined) {
    return Object.fromEntries(args.map((value, index) => [option[index] ?? String(index), value]));
  }
  const [first] = args;
  return args.length === 1 && typeof first === 'object' && first !== null ? first : args;
}

/** What a line says of the result of a call; `undefined` for nothing. */
export function loggedResult(value: unknown, option: MethodOptions['result']): unknown {
  if (option === false) return undefined;
  return option === undefined ? value : mapped(() => option(value as never));
}

function mapped(map: () => unknown): unknown {
  try {
    return map();
  } catch (error) {
    return `[Throws ${error instanceof Error ? error.name : typeof error}]`;
  }
}
