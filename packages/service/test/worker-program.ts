import { parentPort, workerData } from 'node:worker_threads';
import { currentInvocation, StdPyPwExtError } from '@pypwext/base';
import { collect } from '../../errors/src/index.ts';
import { PyPwExtResponse, PyPwExtService } from '../src/index.ts';

// What a worker thread of `worker-threads.test.ts` runs: requests that are interleaved at each await, each
// with an error of its own.
const service = new PyPwExtService();
const step = collect(async (id: string) => {
  await Promise.resolve();
  throw new StdPyPwExtError(`error of ${id}`, { code: 409, action: 'CONTINUE' });
});

const handler = service.handler(
  { response: { justStatusCode: false }, wrap: [collect({ root: true })] },
  async ({ id }: { id: string }) => {
    await step(id);
    await new Promise((resolve) => setImmediate(resolve));
    return new PyPwExtResponse({ id, trace: currentInvocation()?.trace.pypwextId });
  },
);

const ids = Array.from({ length: 50 }, (_, index) => `${workerData}-${index}`);
const answers = await Promise.all(ids.map((id) => handler({ id, pypwext_id: id })));
parentPort?.postMessage(answers.map((answer) => JSON.parse((answer as { body: string }).body)));
