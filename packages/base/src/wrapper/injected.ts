import { PyPwExtInternalError } from '../error/internal-error.ts';

/**
 * The default value of a parameter that a decorator supplies. It is evaluated only when the decorator did
 * not, and then says so.
 *
 * @throws PyPwExtInternalError whenever it is evaluated.
 *
 * @example
 * ```ts
 * import { injected } from '@pypwext/base';
 *
 * class Offers {
 *   // A decorator supplies `reply`; callers give the first argument only.
 *   send(offer: { id: string }, reply: { status: number } = injected()) {
 *     return `${offer.id}: ${reply.status}`;
 *   }
 * }
 *
 * try {
 *   new Offers().send({ id: 'A-17' });
 * } catch (error) {
 *   console.log((error as Error).name); // PyPwExtInternalError
 * }
 * ```
 */
export function injected<T>(): T {
  throw new PyPwExtInternalError(
    'A parameter with the default injected() was not supplied: decorate the method, or pass the argument',
  );
}
