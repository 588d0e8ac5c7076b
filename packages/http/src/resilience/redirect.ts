const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

// What may follow a redirect to another origin. A list of what may, not of what may not: nobody knows all
// names under which services carry secrets. Fetch alone would hand over `x-amz-security-token` and
// `x-api-key`.
const HARMLESS =
  /^(?:accept(?:-.*)?|user-agent|range|if-.*|traceparent|tracestate|x-amzn-trace-id|x-pypwext-id)$/;

/**
 * Where a reply redirects to, when it may be followed: a GET or HEAD, an http or https address without
 * user information, and never from https to http. `undefined` otherwise: the reply is then the answer.
 *
 * Source: RFC 9110, section 15.4.
 */
export function redirectTarget(method: string, from: URL, response: Response): URL | undefined {
  if (!STATUSES.includes(response.status) || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const location = response.headers.get('location');
  if (location === null || !URL.canParse(location, from.href)) return undefined;
  const target = new URL(location, from);
  if (target.username !== '' || target.password !== '') return undefined;
  if (target.protocol === 'https:') return target;
  return target.protocol === 'http:' && from.protocol === 'http:' ? target : undefined;
}

/** The headers that may go to another origin. */
export function harmlessHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.test(name)));
}
