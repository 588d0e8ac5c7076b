import { spawn } from 'node:child_process';

/** Waits for a line; the end of its input without one means that the local run is gone. */
const script = 'read -r line || kill -9 "-$1"';

/**
 * Watches a function's process group from a small process of its own, and ends the group when this process
 * goes away without having done so, even by SIGKILL. The system closes the guard's input then; the function
 * itself could not notice in the middle of an endless loop, and a thread that does costs every cold start 50 ms.
 *
 * @param processId of the function's process, which leads its group
 * @returns ends the guard; the group is left alone
 */
export function guardProcess(processId: number): () => void {
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(processId)], {
    // Out of reach of a Ctrl-C in the terminal.
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ignore = (): void => {
    // Without a shell, or once it has ended, there is no guard: a waiting function still notices by itself.
  };
  guard.on('error', ignore);
  guard.stdin.on('error', ignore);
  guard.unref();
  return () => guard.stdin.end('\n');
}
