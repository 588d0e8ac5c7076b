import { afterEach, beforeEach, vi } from 'vitest';

/** One written line, parsed. */
export type Line = Record<string, unknown>;

/** What the process writes during a test, in order, from both streams. */
export interface WrittenLines {
  /** The lines as they were written, without their line ends. */
  texts(): string[];
  /** The lines parsed. */
  lines(): Line[];
  /** The only line. */
  line(): Line;
  /** Forgets what was written so far. */
  clear(): void;
}

/** Captures both streams for each test of the file, and lets no level or trace of the host in. */
export function writtenLines(): WrittenLines {
  let chunks: string[] = [];
  beforeEach(() => {
    chunks = [];
    for (const name of ['LOG_LEVEL', 'POWERTOOLS_LOG_LEVEL', 'AWS_LAMBDA_LOG_LEVEL', 'POWERTOOLS_DEV']) {
      vi.stubEnv(name, undefined);
    }
    vi.stubEnv('_X_AMZN_TRACE_ID', undefined);
    const capture = (chunk: unknown): boolean => {
      chunks.push(String(chunk));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(capture);
    vi.spyOn(process.stderr, 'write').mockImplementation(capture);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  const texts = (): string[] => chunks.join('').split('\n').slice(0, -1);
  const lines = (): Line[] => texts().map((text) => JSON.parse(text) as Line);
  return {
    texts,
    lines,
    line: () => {
      const [only, ...others] = lines();
      if (only === undefined || others.length > 0)
        throw new Error(`${others.length + 1} lines: ${texts().join('\n')}`);
      return only;
    },
    clear: () => {
      chunks = [];
    },
  };
}
