/** Sets a property that neither `JSON.stringify` nor a walk over the own keys sees. */
export function hidden(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: false, writable: false, configurable: true });
}
