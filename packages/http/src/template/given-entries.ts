import { PyPwExtInternalError } from '@pypwext/base';

/**
 * The names and values of a record, or of what has them in pairs: `Headers`, `URLSearchParams`, a `Map`. As
 * records these are empty, so what they hold would get lost without a word.
 *
 * @throws PyPwExtInternalError for text and other values that have neither.
 */
export function givenEntries<Value>(
  given: Readonly<Record<string, Value>> | Iterable<readonly [string, Value]>,
  what: string,
): Iterable<readonly [string, Value]> {
  if (typeof given !== 'object') {
    throw new PyPwExtInternalError(`The ${what} must be given as an object of names and values`);
  }
  if (!(Symbol.iterator in given)) return Object.entries(given);
  return Array.from(given as Iterable<readonly [string, Value]>, (pair) => {
    if (Array.isArray(pair)) return pair;
    throw new PyPwExtInternalError(`The ${what} must be given as an object, or as pairs of name and value`);
  });
}
