import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

// The thread runs TypeScript as it is, which Node 20 cannot.
const runsTypeScript = Boolean((process.features as { typescript?: unknown }).typescript);

it.runIf(runsTypeScript)('invocations on worker threads never see the keys of each other', async () => {
  const threads = ['one', 'two'].map(async (workerData) => {
    const worker = new Worker(new URL('./worker-program.ts', import.meta.url), {
      workerData,
      execArgv: ['--conditions=@pypwext/source'],
    });
    const [lines] = (await once(worker, 'message')) as [Record<string, unknown>[]];
    await worker.terminate();
    return lines;
  });
  const [one, two] = await Promise.all(threads);
  const seen = (lines: Record<string, unknown>[] | undefined): unknown[] | undefined =>
    lines?.map(({ service, pypwext_id, id }) => [service, pypwext_id, id]);
  expect(seen(one)).toEqual([
    ['one', 'one-a', 'one-a'],
    ['one', 'one-b', 'one-b'],
  ]);
  expect(seen(two)).toEqual([
    ['two', 'two-a', 'two-a'],
    ['two', 'two-b', 'two-b'],
  ]);
});
