import type { Trace } from './trace.ts';

// W3C Trace Context, section 3.2.
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
// W3C Trace Context, section 3.3, bounds `tracestate` at 512 characters; X-Ray's header is shorter.
const PRINTABLE = /^[\x20-\x7e]{1,512}$/;
const IDENTIFIER = /^[\w.:/+=@-]{1,128}$/;

/**
 * Tells whether a value has the form of an identifier of the {@link Trace}. Identifiers that come from outside go
 * into log entries and on to other services: only what passes here may be taken.
 *
 * Source: W3C Trace Context, sections 3.2 and 3.3, for `traceparent` and `tracestate`.
 *
 * @example
 * ```ts
 * import { isTraceValue } from '@pypwext/base';
 *
 * console.log(isTraceValue('pypwextId', 'a-1'), isTraceValue('pypwextId', 'a\nforged line')); // true false
 * ```
 */
export function isTraceValue(name: keyof Trace, value: unknown): value is string {
  if (typeof value !== 'string') return false;
  switch (name) {
    case 'traceparent':
      return TRACEPARENT.test(value);
    case 'tracestate':
    case 'xray':
      return PRINTABLE.test(value);
    default:
      return IDENTIFIER.test(value);
  }
}
