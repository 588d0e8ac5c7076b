import { type ChildProcess, spawn } from 'node:child_process';
import type { FunctionDefinition } from '../template/function-definition.ts';
import { guardProcess } from './process-guard.ts';

/** What an execution environment wants to hear of its process. */
export interface FunctionProcessHandlers {
  /** Bytes on stdout or stderr. */
  output(stream: 'stdout' | 'stderr', chunk: Buffer): void;
  /** A stream has ended. */
  outputEnd(stream: 'stdout' | 'stderr'): void;
  /** The process could not be started. */
  startError(error: Error): void;
  exit(exitCode: number | null, signal: NodeJS.Signals | null): void;
}

/** The part of the memory size that V8 may use for its heap, as Lambda's own start script leaves room too. */
const heapShare = 0.9;

/**
 * Starts the process of one execution environment: Node, with AWS's runtime client, in the function's folder.
 *
 * @param runtimeClient path of the bundled runtime client
 */
export function startFunctionProcess(
  definition: FunctionDefinition,
  runtimeClient: string,
  environment: Record<string, string>,
  handlers: FunctionProcessHandlers,
): ChildProcess {
  const heapMb = Math.floor(definition.memorySizeMb * heapShare);
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, runtimeClient], {
    cwd: definition.codeDirectory,
    env: environment,
    // A group of its own: a Ctrl-C in the terminal reaches this process alone, which then stops the functions,
    // and what a function has started itself can be ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => handlers.output(stream, chunk));
    child[stream].on('end', () => handlers.outputEnd(stream));
  }
  const endGuard = child.pid === undefined ? () => {} : guardProcess(child.pid);
  child.on('error', (error) => handlers.startError(error));
  child.on('exit', (exitCode, signal) => {
    handlers.exit(exitCode, signal);
    endGuard();
  });
  return child;
}

/** Ends a function's process and whatever it has started, at once. */
export function killFunctionProcess(child: ChildProcess): void {
  // Without a pid it has never started.
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}
