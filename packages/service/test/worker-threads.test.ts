import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

// The threads run TypeScript as it is, which Node 20 cannot.
const runsTypeScript = Boolean((process.features as { typescript?: unknown }).typescript);

test.runIf(runsTypeScript)(
  'requests on worker threads never see the errors and traces of each other',
  async () => {
    const threads = ['one', 'two', 'three'].map(async (workerData) => {
      const worker = new Worker(new URL('./worker-program.ts', import.meta.url), {
        workerData,
        execArgv: ['--conditions=@pypwext/source'],
      });
      const [answers] = (await once(worker, 'message')) as [unknown[]];
      await worker.terminate();
      return { workerData, answers };
    });
    for (const { workerData, answers } of await Promise.all(threads)) {
      expect(answers).toHaveLength(50);
      expect(answers).toEqual(
        answers.map((_, index) => {
          const id = `${workerData}-${index}`;
          return { id, trace: id, error: { code: 409, msg: `error of ${id}`, classification: 'NA' } };
        }),
      );
    }
  },
);
