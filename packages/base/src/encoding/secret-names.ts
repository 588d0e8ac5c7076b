/**
 * Names whose value is a credential, without case, `-` and `_`. Header names: RFC 9110 11.6.2 and 11.7.2,
 * RFC 6265; query names of presigned URLs: "Authenticating Requests: Using Query Parameters" of the Amazon S3
 * API Reference; OAuth: RFC 6749, RFC 7523 and RFC 7636.
 */
export const SECRET_NAMES: readonly string[] = [
  'authorization',
  'proxyauthorization',
  'cookie',
  'cookies',
  'setcookie',
  'pwd',
  'token',
  'jwt',
  'otp',
  'cvv',
  'cvc',
  'clientassertion',
  'codeverifier',
  'xamzsignature',
  'csrftoken',
  'xsrftoken',
];

/** The ends of such names: `dbPassword` and `x-api-key` are secret as `password` and `apiKey` are. */
export const SECRET_ENDINGS: readonly string[] = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'secretkey',
  'secretaccesskey',
  'privatekey',
  'apikey',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'authtoken',
  'bearertoken',
  'sessiontoken',
  'securitytoken',
];

/** The form in which names are compared. */
export const normalized = (name: string): string => name.toLowerCase().replace(/[-_]/g, '');
