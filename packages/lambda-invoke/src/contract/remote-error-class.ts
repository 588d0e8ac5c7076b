import type { PyPwExtError, PyPwExtErrorOptions } from '@pypwext/base';
import type { LambdaInvokeError } from '../error/lambda-invoke-error.ts';

/** A class of errors that a contract may declare: its constructor takes a message and the usual options. */
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
  const { message, code, action, classification, details } = error as LambdaInvokeError;
  try {
    return new errorClass(message, { code, action, classification, details, cause: error });
  } catch {
    // A constructor that asks for more than the options: the error of the call says it all.
    return error;
  }
}
