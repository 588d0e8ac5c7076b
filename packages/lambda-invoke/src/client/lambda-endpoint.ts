import { PyPwExtInternalError } from '@pypwext/base';

// Source: AWS General Reference, "AWS Lambda endpoints and quotas".
const SUFFIXES: readonly (readonly [string, string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
];

/**
 * The address of the Invoke API of a region.
 *
 * @throws PyPwExtInternalError for a region that is none, and for one whose address must be given.
 */
export function lambdaEndpoint(region: string): string {
  if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(region) || region.startsWith('us-iso')) {
    throw new PyPwExtInternalError(
      `The address of Lambda in the region "${region.slice(0, 64)}" is not known: give the endpoint`,
    );
  }
  const suffix = SUFFIXES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'amazonaws.com';
  return `https://lambda.${region}.${suffix}`;
}

/**
 * Checks an address that was given.
 *
 * @throws PyPwExtInternalError for what is none, as for `localhost:3001`, whose scheme would be `localhost`.
 */
export function checkEndpoint(endpoint: string): string {
  if (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw invalidEndpoint();
}

/** It does not show what was given: an address may hold a password. */
export const invalidEndpoint = (): PyPwExtInternalError =>
  new PyPwExtInternalError(
    'The endpoint for Lambda calls is no address: give the option endpoint, or AWS_ENDPOINT_URL_LAMBDA, as ' +
      '"http://127.0.0.1:3001"',
  );
