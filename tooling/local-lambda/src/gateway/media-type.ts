/** The media type of a Content-Type header, in lower case and without parameters. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * Whether HTTP APIs, function URLs and load balancers pass a body on as text. Everything else is sent in
 * base64: forms and bodies without a type too.
 */
export function isTextType(contentType: string | undefined): boolean {
  const type = mediaType(contentType);
  return (
    type.startsWith('text/') ||
    type === 'application/json' ||
    type === 'application/javascript' ||
    type === 'application/xml'
  );
}

// A REST API's binary media types may be `*/*` or `image/*`.
/** Whether a type is among a REST API's binary media types, wildcards included. */
export function matchesMediaType(contentType: string | undefined, accepted: ReadonlyArray<string>): boolean {
  const type = mediaType(contentType);
  return accepted.some((candidate) => {
    const wanted = candidate.toLowerCase();
    if (wanted === '*/*') return true;
    return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}
