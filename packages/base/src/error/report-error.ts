import type { LoggerPort } from '../protocol/logger-port.ts';
import { isPyPwExtError } from './guards.ts';

/** What is said of an error that nobody gets to see otherwise. */
export interface ErrorReport {
  /** What happened to the error. */
  readonly message: string;
  /** Further keys of the log entry. */
  readonly keys?: Readonly<Record<string, unknown>>;
  /** The code of the process warning, for those who listen for warnings. */
  readonly code: string;
}

/**
 * Tells of an error that is about to be lost: at WARN through the logger, or as a process warning
 * (`process.emitWarning`) where there is no logger, or where it throws. A process warning goes to stderr
 * unredacted, so that it holds the message of an unclassified error only. It never throws.
 */
export function reportError(error: unknown, report: ErrorReport, logger?: LoggerPort): void {
  try {
    if (logger) {
      logger.warn({ message: report.message, ...report.keys }, asError(error));
      return;
    }
  } catch {
    // The logger failed: the process warning below is what is left.
  }
  process.emitWarning(`${report.message}: ${describe(error)}`, {
    type: 'PyPwExtWarning',
    code: report.code,
  });
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('A value that is no Error was thrown', { cause: error });

function describe(error: unknown): string {
  try {
    if (!isPyPwExtError(error)) return error instanceof Error ? `${error.name}` : typeof error;
    const message = error.classification === 'NA' ? `: ${error.message}` : '';
    return `${error.name} (${error.code}, ${error.classification})${message}`;
  } catch {
    // A revoked proxy, or a getter that throws.
    return typeof error;
  }
}
