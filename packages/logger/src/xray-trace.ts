/**
 * The raw X-Ray header of the current invocation: from the store of the runtime where there is one, else from
 * the environment. Under Lambda Managed Instances the environment is that of whichever request came last.
 */
export function xrayHeader(): string | undefined {
  const holder = globalThis as { awslambda?: { InvokeStore?: { getXRayTraceId?(): string | undefined } } };
  return holder.awslambda?.InvokeStore?.getXRayTraceId?.() ?? process.env._X_AMZN_TRACE_ID;
}

/** `1-...` of `Root=1-...;Parent=...;Sampled=1`; a text without `=` is the root itself. */
export function xrayRoot(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (!header.includes('=')) return header.trim();
  for (const field of header.split(';')) {
    const [key, value] = field.trim().split('=');
    if (key === 'Root') return value;
  }
  return undefined;
}
