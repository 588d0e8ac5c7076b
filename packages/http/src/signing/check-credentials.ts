import { PyPwExtInternalError } from '@pypwext/base';
import type { AwsCredentials } from './signer.ts';

/**
 * Checks that credentials have both parts, and that a header can hold what goes into one: the platform's error
 * about a line break would quote the token.
 *
 * @throws PyPwExtInternalError otherwise.
 */
export function checkCredentials(credentials: AwsCredentials): AwsCredentials {
  if (!credentials?.accessKeyId || !credentials.secretAccessKey) {
    throw new PyPwExtInternalError('AWS credentials must have an accessKeyId and a secretAccessKey');
  }
  for (const name of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const) {
    if (!/[^\x21-\x7e]/.test(credentials[name] ?? '')) continue;
    throw new PyPwExtInternalError(
      `The ${name} of the AWS credentials has a space, a line break or another character that none has`,
    );
  }
  return credentials;
}
