/** Any function: the marker above which the stack is cut. */
type Marker = (...args: never[]) => unknown;

/**
 * Where a log call was made, as `function:line`, or `file:line` outside of any function. It costs about 3 us.
 *
 * @param below - The public method that was called; the frame below it is the caller's.
 */
export function callerLocation(below: Marker): string | undefined {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 1;
    Error.captureStackTrace(holder, below);
    return parseFrame(holder.stack);
  } catch {
    // A realm with frozen intrinsics does not let the limit be set.
    return undefined;
  } finally {
    restore(limit);
  }
}

function restore(limit: number): void {
  try {
    Error.stackTraceLimit = limit;
  } catch {
    // It was not changed either.
  }
}

/** A frame is `at async Class.method (file:line:column)` or `at file:line:column`. */
function parseFrame(stack: string | undefined): string | undefined {
  const frame = stack?.split('\n')[1]?.trim();
  const match = frame && /^at (?:async )?(?:(.*?) \()?(.*?):(\d+):\d+\)?$/.exec(frame);
  if (!match) return undefined;
  const [, name, file = '', line] = match;
  return `${name || file.slice(file.lastIndexOf('/') + 1)}:${line}`;
}

/**
 * The name of a method with its class, `Payments.pay`; of a function, its own.
 *
 * @param thisArg - The `this` of the call; in a static method the class itself.
 */
export function methodLocation(name: string, thisArg: unknown): string {
  const owner = ownerName(thisArg);
  return owner === undefined ? name : `${owner}.${name}`;
}

function ownerName(thisArg: unknown): string | undefined {
  try {
    if (typeof thisArg === 'function') return thisArg.name || undefined;
    if (typeof thisArg !== 'object' || thisArg === null) return undefined;
    const name = thisArg.constructor?.name;
    return name === 'Object' || name === '' ? undefined : name;
  } catch {
    return undefined;
  }
}
