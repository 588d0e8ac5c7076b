import { createHash, createHmac } from 'node:crypto';
import type { StubRequest } from './invoke-stub.ts';

/** Whom a request says that it is from, and whether its signature says so too. */
export interface Verdict {
  readonly accessKeyId: string;
  readonly scope: string;
  readonly genuine: boolean;
}

/**
 * Checks the signature of a received request as Lambda does.
 *
 * Source: AWS IAM User Guide, "Create a signed AWS API request".
 */
export function verify({ method, path, headers, text }: StubRequest, secretAccessKey: string): Verdict {
  const [, accessKeyId = '', scope = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=(\S+)$/.exec(
      String(headers.authorization),
    ) ?? [];
  const names = signedHeaders.split(';');
  const canonical = [
    method,
    // Every service but S3 encodes the path of the request once more.
    path.split('/').map(encodeURIComponent).join('/'),
    '',
    ...names.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders,
    sha256(text),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  let key: string | Buffer = `AWS4${secretAccessKey}`;
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  return {
    accessKeyId,
    scope: scope.slice(9),
    genuine: createHmac('sha256', key).update(toSign).digest('hex') === signature,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
