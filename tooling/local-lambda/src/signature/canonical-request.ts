/** A request as it came over the wire. */
export interface SignedRequest {
  /** Upper case. */
  readonly method: string;
  /** Path and query as sent, still encoded. */
  readonly target: string;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly body: Uint8Array | string;
}

/**
 * The canonical form of a request, which is what a signature covers.
 *
 * Source: IAM user guide, "Create a signed AWS API request", step 1.
 *
 * @param signedHeaders lower-case names, sorted
 * @param payloadHash SHA-256 of the body in hexadecimal
 */
export function canonicalRequest(
  request: SignedRequest,
  signedHeaders: ReadonlyArray<string>,
  payloadHash: string,
): string {
  const [path = '', ...query] = request.target.split('?');
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query.join('?')),
    ...signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** A header's values, each trimmed with runs of white space reduced to one, joined with commas. */
export function canonicalHeader(request: SignedRequest, name: string): string {
  return headerValues(request, name)
    .map((value) => value.trim().replace(/\s+/g, ' '))
    .join(',');
}

/** A header's values as they came. */
export function headerValues(request: SignedRequest, name: string): ReadonlyArray<string> {
  return request.headers.flatMap(([candidate, value]) => (candidate.toLowerCase() === name ? [value] : []));
}

/**
 * Every service but S3 takes the normalised path and encodes each segment twice. The path on the wire has been
 * encoded once, so once more is due.
 */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const directory = segments.length > 0 && /\/\.{0,2}$/.test(path);
  return `/${segments.map(encode).join('/')}${directory ? '/' : ''}`;
}

/** Names and values decoded and encoded again, sorted by the encoded name and then the encoded value. */
function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return [encode(decode(name)), encode(decode(value))] as const;
    })
    .sort(([leftName, leftValue], [rightName, rightValue]) =>
      leftName === rightName ? compare(leftValue, rightValue) : compare(leftName, rightName),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Encoded text is ASCII, so comparing code units is comparing bytes. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Everything but the unreserved characters of RFC 3986 in upper-case hexadecimal. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
