import { PyPwExtInternalError } from '@pypwext/base';
import type { AwsCredentials } from './signer.ts';

/**
 * Checks that credentials have both parts.
 *
 * @throws PyPwExtInternalError otherwise.
 */
export function checkCredentials(credentials: AwsCredentials): AwsCredentials {
  if (credentials?.accessKeyId && credentials.secretAccessKey) return credentials;
  throw new PyPwExtInternalError('AWS credentials must have an accessKeyId and a secretAccessKey');
}
