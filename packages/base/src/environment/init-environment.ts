/**
 * Gives Powertools the names that PyPwExt services use: copies `SERVICE_NAME` to `POWERTOOLS_SERVICE_NAME`
 * and `METRICS_NAMESPACE` to `POWERTOOLS_METRICS_NAMESPACE`, where the latter are unset or empty. Call it
 * before the first logger is made.
 *
 * @param environment - The environment to read and write. @defaultValue `process.env`
 *
 * @example
 * ```ts
 * import { initEnv } from '@pypwext/base';
 *
 * process.env.SERVICE_NAME = 'offers';
 * initEnv();
 * console.log(process.env.POWERTOOLS_SERVICE_NAME); // offers
 * ```
 */
export function initEnv(environment: NodeJS.ProcessEnv = process.env): void {
  copy(environment, 'SERVICE_NAME', 'POWERTOOLS_SERVICE_NAME');
  copy(environment, 'METRICS_NAMESPACE', 'POWERTOOLS_METRICS_NAMESPACE');
}

function copy(environment: NodeJS.ProcessEnv, from: string, to: string): void {
  if (environment[from] && !environment[to]) environment[to] = environment[from];
}
