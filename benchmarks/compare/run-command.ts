import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Where a command runs, and what ends it early. */
export interface CommandSetting {
  readonly folder: string;
  /** Ends the command when it is aborted. */
  readonly signal?: AbortSignal;
}

/** How many lines of what a failed command wrote are worth reading. */
const LINES = 20;

/**
 * Runs a program and waits for its end.
 *
 * @returns What it wrote to the standard output, without the line break at the end.
 * @throws Error with the last lines that it wrote when it fails or cannot be started.
 */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { folder, signal }: CommandSetting,
): Promise<string> {
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  let output = '';
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    written += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const [code, killed] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0) return output.trimEnd();
  const last = written.trimEnd().split('\n').slice(-LINES).join('\n');
  throw new Error(`\`${[program, ...args].join(' ')}\` ended with ${code ?? killed}:\n${last}`);
}
