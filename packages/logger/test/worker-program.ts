import { parentPort, workerData } from 'node:worker_threads';
import { runInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';

// What a worker thread of `worker-threads.test.ts` runs: two invocations, interleaved at each await.
const lines: unknown[] = [];
process.stdout.write = (chunk): boolean => {
  lines.push(JSON.parse(String(chunk)));
  return true;
};

const logger = new PyPwExtLogger({ serviceName: String(workerData) });

const work = (id: string): Promise<void> =>
  runInvocation({ trace: { pypwextId: id } }, async () => {
    logger.appendKeys({ id });
    await Promise.resolve();
    logger.info('working');
  });

await Promise.all(['a', 'b'].map((name) => work(`${workerData}-${name}`)));
parentPort?.postMessage(lines);
