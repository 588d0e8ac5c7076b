/** The two members of an error payload that fit on one line. */
export interface ErrorSummary {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** Reads type and message of an error payload, which user code may have filled with anything. */
export function summarizeError(payload: Buffer): ErrorSummary {
  const text = payload.toString('utf8');
  try {
    const { errorType, errorMessage } = JSON.parse(text) as Record<string, unknown>;
    return { errorType: String(errorType ?? 'Error'), errorMessage: String(errorMessage ?? '') };
  } catch {
    return { errorType: 'Error', errorMessage: text };
  }
}
