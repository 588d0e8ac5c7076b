import { Level } from './level.ts';

/**
 * Writes one line to the stream that Powertools' console writes to: warnings and worse to stderr. It is what
 * `Console` does, without the listener that it adds and removes for every line (0.9 us).
 */
export function writeLine(level: number, line: string): void {
  const stream = level >= Level.WARN ? process.stderr : process.stdout;
  stream.write(line, level >= Level.WARN ? standardErrorFailed : standardOutputFailed);
}

const standardOutputFailed = (error?: Error | null): void => ignoreFailure(process.stdout, error);
const standardErrorFailed = (error?: Error | null): void => ignoreFailure(process.stderr, error);

/** A reader that has gone away must not end the process: without a listener the `error` event would. */
function ignoreFailure(stream: NodeJS.WriteStream, error: Error | null | undefined): void {
  if (error && stream.listenerCount('error') === 0) stream.once('error', () => undefined);
}
