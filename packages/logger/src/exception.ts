import type { RedactionPlan } from '@pypwext/base';

/** How many causes of an error are told; a chain may be endless. */
const MAXIMUM_CAUSES = 5;

/**
 * The text of what was thrown: its stack and those of its causes, or, when `brief`, its name and message.
 * Anything can be thrown, also what throws when it is looked at.
 *
 * @param plan - Says what to withhold of classified errors.
 */
export function exceptionText(error: unknown, brief: boolean, plan: RedactionPlan): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let told = 0; told <= MAXIMUM_CAUSES; told++) {
    parts.push(attempt(() => textOf(current, brief, plan)) ?? '[Unreadable error]');
    current = attempt(() => (current instanceof Error ? current.cause : undefined));
    if (brief || current === undefined || current === null) break;
  }
  return parts.join('\ncaused by: ');
}

/** The name of the class of what was thrown: `StdPyPwExtError`; `string`, `object`, ... for other values. */
export function exceptionName(error: unknown): string {
  if (!(error instanceof Error)) return error === null ? 'null' : typeof error;
  return attempt(() => String(error.name)) ?? 'Error';
}

function textOf(error: unknown, brief: boolean, plan: RedactionPlan): string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack } = { message: error.message, stack: error.stack, ...plan.withhold(error) };
  return brief || typeof stack !== 'string' || stack === '' ? `${error.name}: ${message}` : stack;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
