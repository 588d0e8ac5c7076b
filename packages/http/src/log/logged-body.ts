import { createRedactionPlan, type RedactionPlan, toPlain } from '@pypwext/base';

/** The most that an entry shows of a body, in bytes. */
const MAX_BYTES = 16_384;

/**
 * A body as it may be logged: secrets masked by key name, bounded. JSON text is taken apart to be masked; text
 * that only looks like JSON, and forms, are masked as text.
 */
export function loggedBody(body: unknown, plan: RedactionPlan = createRedactionPlan()): unknown {
  if (body === undefined || body === null) return undefined;
  if (typeof body !== 'string')
    return toPlain(body, { profile: 'log', redaction: plan, maxBytes: MAX_BYTES });
  // A byte order mark would hide what follows it from the parser.
  const text = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  const parsed = parseJson(text);
  if (parsed !== undefined) return loggedBody(parsed, plan);
  return text.length > MAX_BYTES ? `${plan.text(text.slice(0, MAX_BYTES))}...` : plan.text(text);
}

function parseJson(text: string): object | string | undefined {
  // Longer than this it would be cut anyway, and parsing it costs more than the entry is worth.
  if (text.length > 16 * MAX_BYTES || !/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object | string;
  } catch {
    return undefined;
  }
}
