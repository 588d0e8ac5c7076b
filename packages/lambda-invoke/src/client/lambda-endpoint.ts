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
