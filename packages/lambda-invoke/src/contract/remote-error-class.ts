import type { PyPwExtError, PyPwExtErrorOptions } from '@pypwext/base';
import type { LambdaInvokeError } from '../error/lambda-invoke-error.ts';

/**
 * A class of errors that a contract may declare. Its constructor is called with a message and the usual options;
 * whatever it makes of them, message, code, action, classification, details and public message become those of
 * the error that the function threw. Fields of the class's own are as the constructor leaves them: what else has to
 * arrive belongs into the details.
 */
export type RemoteErrorClass = new (message: string, options: PyPwExtErrorOptions) => PyPwExtError;

/** The errors that a contract declares, by the names that they have on the wire. */
export type DeclaredErrors = Readonly<Record<string, RemoteErrorClass>>;

/**
 * The name under which an error is declared; of several classes that fit the one that is the closest to the
 * error's own.
 */
export function declaredName(error: unknown, errors: DeclaredErrors | undefined): string | undefined {
  const fitting = Object.entries(errors ?? {}).filter(([, errorClass]) => error instanceof errorClass);
  const closest = fitting.find(([, one]) => !fitting.some(([, other]) => other.prototype instanceof one));
  return closest?.[0];
}

/**
 * The declared error that a call rejected with, made anew; any other error comes back as it is. The `cause`
 * is the error of the call.
 */
export function rebuildDeclared(error: unknown, errors: DeclaredErrors | undefined): unknown {
  const name = (error as { declared?: unknown } | undefined)?.declared;
  if (errors === undefined || typeof name !== 'string' || !Object.hasOwn(errors, name)) return error;
  const errorClass = errors[name] as RemoteErrorClass;
  const { message, code, action, classification, details, publicMessage } = error as LambdaInvokeError;
  const remote = { code, action, classification, details, cause: error, publicMessage };
  try {
    return correct(new errorClass(message, remote), { ...remote, message });
  } catch {
    // A constructor that asks for more than the options: the error of the call says it all.
    return error;
  }
}

const HIDDEN = ['message', 'stack', 'cause', 'publicMessage'];

/** A constructor may make a message of what it is given, and leave out the options: `(id) => super(...)`. */
function correct(error: PyPwExtError, remote: Readonly<Record<string, unknown>>): PyPwExtError {
  const stack = error.stack?.replace(error.message, () => String(remote.message));
  for (const [key, value] of Object.entries({ ...remote, stack })) {
    if (value === undefined || Reflect.get(error, key) === value) continue;
    const enumerable = !HIDDEN.includes(key);
    Object.defineProperty(error, key, { value, enumerable, writable: true, configurable: true });
  }
  return error;
}
