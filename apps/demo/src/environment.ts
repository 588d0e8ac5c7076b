import { PyPwExtInternalError } from '@pypwext/base';

/**
 * A variable that the template sets.
 *
 * @throws PyPwExtInternalError that names it when it is missing.
 */
export function environment(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new PyPwExtInternalError(`The environment variable ${name} is not set: see template.yaml`);
}
