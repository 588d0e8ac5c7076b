import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { parseSignatureHeader, type SignatureHeader } from './authorization-header.ts';
import { canonicalRequest, headerValues, type SignedRequest } from './canonical-request.ts';

/** The secret of an access key, and the session token that has to come with it. */
export interface StoredCredentials {
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Finds the credentials of an access key id; undefined when it is not known. */
export type LookupSecret = (accessKeyId: string) => StoredCredentials | undefined;

/** What a signature has to be made for. */
export interface VerifySignatureOptions {
  /** Default `execute-api`. */
  readonly service?: string;
  /** Default: any. */
  readonly region?: string;
  /** The verifier's clock, in ms since 1970. Default: now. */
  readonly nowMs?: number;
}

/** The verdict. The reason is for people and tells nothing secret. */
export type SignatureVerification =
  | { readonly ok: true; readonly accessKeyId: string; readonly signedHeaders: ReadonlyArray<string> }
  | { readonly ok: false; readonly reason: string };

/** AWS refuses a signature whose time is further away than that (IAM user guide, "Signature errors"). */
const maximumSkewMs = 5 * 60_000;

/**
 * Verifies the Signature Version 4 of a request, as API Gateway does: written from AWS's description with
 * nothing but `node:crypto`, so that it shares no mistake with the signer it checks.
 *
 * The signature must cover `host`, every `x-amz-*` header and the body, be made within five minutes of now, and
 * carry the session token of temporary credentials.
 *
 * Source: IAM user guide, "Create a signed AWS API request" and "Elements of an AWS API request signature".
 *
 * @example
 * const verdict = verifySignature(request, (id) => (id === 'AKIDEXAMPLE' ? { secretAccessKey } : undefined));
 */
export function verifySignature(
  request: SignedRequest,
  lookupSecret: LookupSecret,
  options: VerifySignatureOptions = {},
): SignatureVerification {
  const [authorization] = headerValues(request, 'authorization');
  if (authorization === undefined) return refuse('the Authorization header is missing');
  const header = parseSignatureHeader(authorization);
  if (header === undefined) return refuse('the Authorization header is not one of AWS4-HMAC-SHA256');
  const [time = ''] = headerValues(request, 'x-amz-date');
  const credentials = lookupSecret(header.accessKeyId);
  const problem =
    scopeProblem(header, options) ??
    timeProblem(header, time, options.nowMs ?? Date.now()) ??
    signedHeadersProblem(request, header) ??
    payloadProblem(request) ??
    (credentials === undefined ? 'the access key is not known' : tokenProblem(request, credentials));
  if (problem !== undefined || credentials === undefined) return refuse(problem ?? '');
  const expected = signatureOf(request, header, time, credentials.secretAccessKey);
  return timingSafeEqual(Buffer.from(header.signature, 'hex'), expected)
    ? { ok: true, accessKeyId: header.accessKeyId, signedHeaders: header.signedHeaders }
    : refuse('the signature does not match: check the secret key and what was changed after signing');
}

function refuse(reason: string): SignatureVerification {
  return { ok: false, reason };
}

function scopeProblem(header: SignatureHeader, options: VerifySignatureOptions): string | undefined {
  const service = options.service ?? 'execute-api';
  if (header.service !== service) return `the signature is made for ${header.service}, not for ${service}`;
  if (options.region !== undefined && header.region !== options.region) {
    return `the signature is made for ${header.region}, not for ${options.region}`;
  }
  return undefined;
}

function timeProblem(header: SignatureHeader, time: string, nowMs: number): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (match === null) return 'the header X-Amz-Date is missing or not of the form 20150830T123600Z';
  if (!time.startsWith(header.date)) return 'the date of the credential scope is not that of X-Amz-Date';
  const [, year, month, day, hour, minute, second] = match;
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // The comparison is false for a date that does not exist.
  return Math.abs(signedAt - nowMs) <= maximumSkewMs
    ? undefined
    : 'the signature is more than five minutes away from now';
}

function signedHeadersProblem(
  request: SignedRequest,
  { signedHeaders }: SignatureHeader,
): string | undefined {
  const sorted = [...new Set(signedHeaders.map((name) => name.toLowerCase()))].sort();
  if (sorted.join(';') !== signedHeaders.join(';')) {
    return 'SignedHeaders must be in lower case, sorted and without duplicates';
  }
  if (!signedHeaders.includes('host')) return 'the header host is not signed';
  const missing = signedHeaders.find((name) => headerValues(request, name).length === 0);
  if (missing !== undefined) return `the header ${missing} is signed but not sent`;
  const unsigned = request.headers
    .map(([name]) => name.toLowerCase())
    .find((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name));
  return unsigned === undefined ? undefined : `the header ${unsigned} is sent but not signed`;
}

/** The hash a client names must be that of the body that arrived. */
function payloadProblem(request: SignedRequest): string | undefined {
  const [named] = headerValues(request, 'x-amz-content-sha256');
  if (named === undefined || named === sha256(request.body)) return undefined;
  return named === 'UNSIGNED-PAYLOAD'
    ? 'the body is not signed'
    : 'X-Amz-Content-Sha256 is not the hash of the body';
}

function tokenProblem(request: SignedRequest, credentials: StoredCredentials): string | undefined {
  const [token] = headerValues(request, 'x-amz-security-token');
  if (credentials.sessionToken === undefined) {
    return token === undefined ? undefined : 'the access key has no session token, but one was sent';
  }
  if (token === undefined) return 'the header X-Amz-Security-Token is missing';
  // Compared as hashes, which have the same length whatever was sent.
  return timingSafeEqual(digest(token), digest(credentials.sessionToken))
    ? undefined
    : 'the session token is not that of the access key';
}

/** Source: IAM user guide, "Create a signed AWS API request", steps 2 to 4. */
function signatureOf(
  request: SignedRequest,
  header: SignatureHeader,
  time: string,
  secretAccessKey: string,
): Buffer {
  const scope = [header.date, header.region, header.service, 'aws4_request'];
  const canonical = canonicalRequest(request, header.signedHeaders, sha256(request.body));
  const stringToSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<Buffer | string>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return hmac(key, stringToSign);
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function digest(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}

function sha256(data: Uint8Array | string): string {
  return digest(data).toString('hex');
}
