import type { Job } from './jobs.ts';

type Line = Record<string, unknown>;

/**
 * What has to be the same in the lines of one call. The time differs; the form of errors and of arguments is each
 * logger's own, so of those only what they tell is compared.
 */
export function readLines(job: Job, output: string): unknown {
  const lines = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  if (job === 'bare' || job === 'context' || job === 'nested' || job === 'invocation') {
    return lines.map(({ timestamp, sampling_rate, ...rest }) => rest);
  }
  if (job === 'error')
    return { lines: lines.length, message: output.includes('no funds'), stack: /\bat /.test(output) };
  return { lines: lines.length, event: output.includes('POST /offers') };
}
