import { quantile } from '../../statistics.ts';
import type { MeasureContext, MeasuredSuite, Row, Table } from '../../suite.ts';
import { type Demo, startDemo } from './demo.ts';
import { makeRequests, requests } from './requests.ts';

const CONCURRENCIES = [1, 10, 50] as const;

// Processes that start at a time while the functions warm up: 150 at once take more than a function's 10 s.
const STEP = 5;

export const suite: MeasuredSuite = {
  kind: 'measured',
  name: 'throughput',
  title: 'Throughput of the demo',
  description: `
Requests per second that the demo answers under the local run (\`pnpm demo\`), through its HTTP API and AWS's own runtime
client, with every process on this machine: gateway, runtime API, functions, partner and client share its cores, so
this tells whether anything stalls or grows, and not what Lambda does. \`POST /orders\` takes one function;
\`POST /offers\` prices an offer with a second function, sends it signed to the partner, and has a third one audit it.
Every answer is checked. Times are those of the requests themselves; the spread is that of the three thirds of a run.`,
  async measure({ tell, quick }: MeasureContext) {
    const tables: Table[] = [];
    for (const [path, request] of Object.entries(requests)) {
      // Each concurrency has processes of its own: those that a higher one started would stay.
      const rows: Row[] = [];
      for (const concurrency of CONCURRENCIES) {
        tell(`throughput: POST ${path}, ${concurrency} at a time`);
        const demo = await startDemo();
        try {
          rows.push(await measure(demo, path, request, concurrency, quick));
        } finally {
          await demo.stop();
        }
      }
      tables.push({
        name: `POST ${path}`,
        unit: 'requests/s',
        quantity: 'answered',
        better: 'higher',
        rows,
        verdicts: [],
      });
    }
    return tables;
  },
};

type Request = (typeof requests)[keyof typeof requests];

async function measure(
  demo: Demo,
  path: string,
  request: Request,
  concurrency: number,
  quick: boolean,
): Promise<Row> {
  await warmUp(demo.url + path, request, concurrency);
  const count = quick ? concurrency * 3 : Math.max(request.requests, concurrency * 12);
  const thirds = [];
  for (let third = 0; third < 3; third += 1) {
    thirds.push(await makeRequests(demo.url + path, request, concurrency, Math.ceil(count / 3)));
  }
  const rates = thirds.map(({ seconds, times }) => times.length / seconds);
  const times = thirds.flatMap((third) => third.times);
  return {
    name: `${concurrency} at a time`,
    value: quantile(rates, 0.5),
    spread: [Math.min(...rates), Math.max(...rates)],
    more: { 'median, ms': quantile(times, 0.5), '95 of 100 within, ms': quantile(times, 0.95) },
  };
}

/** Starts the functions' processes few by few, whatever they answer meanwhile. */
async function warmUp(url: string, request: Request, concurrency: number): Promise<void> {
  const anything = { ...request, isRight: () => true };
  for (let lanes = 1; lanes < concurrency; lanes += STEP) await makeRequests(url, anything, lanes, lanes * 2);
  await makeRequests(url, anything, concurrency, Math.max(concurrency * 4, request.requests / 4));
}
