import type { Members } from './walk-state.ts';

/** Sets a member, also one named `__proto__`: plain assignment would set the prototype. */
export function put(target: Members, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, enumerable: true });
  else target[name] = value;
}
