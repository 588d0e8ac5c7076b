import type { PyPwExtError } from '@pypwext/base';

/** A status that every gateway takes; a code that is none, as an error may have it, becomes 500. */
export const toStatus = (code: number): number =>
  Number.isInteger(code) && code >= 200 && code <= 599 ? code : 500;

/** The error with the highest code, the first of them. */
export function highestOf(errors: readonly PyPwExtError[]): PyPwExtError | undefined {
  let highest: PyPwExtError | undefined;
  for (const error of errors) if (highest === undefined || error.code > highest.code) highest = error;
  return highest;
}
