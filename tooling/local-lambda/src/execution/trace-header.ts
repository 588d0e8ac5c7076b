import { randomBytes } from 'node:crypto';

const rootPattern = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/i;
const parentPattern = /^[0-9a-f]{16}$/i;

/**
 * The trace header for one invocation: root, parent and sampling of the incoming header where they are valid,
 * fresh values otherwise. Nothing is sampled unless the caller asked for it, for nobody collects the segments.
 *
 * Source: AWS X-Ray developer guide, "Tracing header".
 */
export function traceHeader(incoming: string | undefined): string {
  const fields = parseTraceHeader(incoming);
  const root = fields.get('Root');
  const parent = fields.get('Parent');
  const sampled = fields.get('Sampled');
  return [
    `Root=${root !== undefined && rootPattern.test(root) ? root : freshRoot()}`,
    `Parent=${parent !== undefined && parentPattern.test(parent) ? parent : randomBytes(8).toString('hex')}`,
    `Sampled=${sampled === '1' ? '1' : '0'}`,
  ].join(';');
}

function parseTraceHeader(header: string | undefined): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of header?.split(';') ?? []) {
    const separator = part.indexOf('=');
    if (separator > 0) fields.set(part.slice(0, separator).trim(), part.slice(separator + 1).trim());
  }
  return fields;
}

function freshRoot(): string {
  const seconds = Math.floor(Date.now() / 1000)
    .toString(16)
    .padStart(8, '0');
  return `1-${seconds}-${randomBytes(12).toString('hex')}`;
}
