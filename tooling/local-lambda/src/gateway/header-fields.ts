import type { GatewayRequest } from './gateway-request.ts';

/** A header with all its values. */
export interface HeaderField {
  /** In the spelling of its first occurrence. */
  readonly name: string;
  readonly values: ReadonlyArray<string>;
}

/** They belong to the connection, not to the message (RFC 9110, section 7.6.1), and no door passes them on. */
const hopByHop = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'proxy-connection',
  'expect',
];

/** Whether a header concerns only the connection it came on. */
export function isHopByHop(name: string): boolean {
  return hopByHop.includes(name.toLowerCase());
}

/** The values of a header, in order. */
export function headerValues(request: Pick<GatewayRequest, 'headers'>, name: string): ReadonlyArray<string> {
  return request.headers.flatMap(([candidate, value]) =>
    candidate.toLowerCase() === name.toLowerCase() ? [value] : [],
  );
}

/** The first value of a header. */
export function firstHeader(request: Pick<GatewayRequest, 'headers'>, name: string): string | undefined {
  return headerValues(request, name)[0];
}

/** The headers grouped by name, whatever its case, without the hop-by-hop ones. */
export function groupHeaders(
  headers: ReadonlyArray<readonly [name: string, value: string]>,
): ReadonlyArray<HeaderField> {
  const fields = new Map<string, { name: string; values: string[] }>();
  for (const [name, value] of headers) {
    if (isHopByHop(name)) continue;
    const field = fields.get(name.toLowerCase());
    if (field === undefined) fields.set(name.toLowerCase(), { name, values: [value] });
    else field.values.push(value);
  }
  return [...fields.values()];
}

/**
 * The headers a door passes on: the client's without the hop-by-hop ones, and the door's own. An
 * `X-Forwarded-For` that is there gets the client's address appended.
 */
export function forwardedHeaders(request: GatewayRequest, traceId: string): ReadonlyArray<HeaderField> {
  const sourceIp = request.sourceIp ?? '127.0.0.1';
  const forwardedFor = [...headerValues(request, 'x-forwarded-for'), sourceIp].join(', ');
  const replaced = ['x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto', 'x-amzn-trace-id'];
  return groupHeaders([
    ...request.headers.filter(([name]) => !replaced.includes(name.toLowerCase())),
    ['X-Amzn-Trace-Id', firstHeader(request, 'x-amzn-trace-id') ?? traceId],
    ['X-Forwarded-For', forwardedFor],
    ['X-Forwarded-Port', String(request.port ?? 443)],
    ['X-Forwarded-Proto', request.scheme ?? 'https'],
  ]);
}

/** Lower-case names, several values joined with a comma and no space: HTTP API, function URL and load balancer. */
export function joinedHeaders(fields: ReadonlyArray<HeaderField>): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, values }) => [name.toLowerCase(), values.join(',')]));
}
