import { isRecord, type UnknownRecord } from '../record.ts';

/**
 * What a calling function has left in the client context: `@pypwext/lambda-invoke` puts its trace and its
 * deadline under `custom.pypwext`, as the JSON text of an object; an object is taken as well. The SDKs for
 * mobile devices write `Custom`.
 */
export function sentTrail(context: unknown): UnknownRecord | undefined {
  const clientContext = isRecord(context) ? context.clientContext : undefined;
  if (!isRecord(clientContext)) return undefined;
  const custom = clientContext.custom ?? clientContext.Custom;
  const sent: unknown = isRecord(custom) ? custom.pypwext : undefined;
  const trail = typeof sent === 'string' ? parsed(sent) : sent;
  return isRecord(trail) ? trail : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
