// CPU time of a FUNC call over the bare SDK call, and over one that is bounded in time and tells its trail and
// deadline, by hand: all in one process and in turns, so that a change in the machine's load hits all. Build the
// package first.
//
//   node benchmarks/call-overhead.mjs [rounds] [calls per round]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { runInvocation } from '@pypwext/base';
import { lambdaTransport } from '@pypwext/lambda-invoke';

const [rounds = 60, calls = 100] = process.argv.slice(2).map(Number);
process.env.AWS_ACCESS_KEY_ID ??= 'AKIDEXAMPLE';
process.env.AWS_SECRET_ACCESS_KEY ??= 'secret';

const server = fork(fileURLToPath(new URL('./invoke-server.mjs', import.meta.url)), { silent: true });
const [port] = await once(server.stdout, 'data');
const endpoint = `http://127.0.0.1:${String(port).trim()}`;
const body = {
  customer: { email: 'a@example.com', age: 30 },
  items: Array.from({ length: 8 }, (_, id) => ({ id, price: 12.5 })),
};

const client = new LambdaClient({ endpoint, region: 'eu-west-1', retryMode: 'adaptive', maxAttempts: 10 });
const transport = lambdaTransport({ endpoint, region: 'eu-west-1' });
const trace = {
  pypwextId: 'a1',
  correlationId: 'c1',
  traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
};
const clientContext = Buffer.from(JSON.stringify({ custom: { pypwext: JSON.stringify(trace) } })).toString(
  'base64',
);

const contenders = {
  'bare SDK': async () => {
    const command = new InvokeCommand({
      FunctionName: 'pricing',
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify(body),
      ClientContext: clientContext,
    });
    JSON.parse((await client.send(command)).Payload.transformToString());
  },
  'bare SDK, bounded by hand': async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 5_000);
    const trail = JSON.stringify({ ...trace, deadline: Date.now() + 5_000 });
    const command = new InvokeCommand({
      FunctionName: 'pricing',
      InvocationType: 'RequestResponse',
      Payload: JSON.stringify(body),
      ClientContext: Buffer.from(JSON.stringify({ custom: { pypwext: trail } })).toString('base64'),
    });
    JSON.parse((await client.send(command, { abortSignal: controller.signal })).Payload.transformToString());
    clearTimeout(timer);
  },
  lambdaTransport: async () => {
    (await transport.send({ method: 'FUNC', name: 'pricing', body })).payloadAsJson();
  },
};

const times = new Map(Object.keys(contenders).map((name) => [name, []]));
for (let round = -5; round < rounds; round += 1) {
  // A different one goes first in each round.
  const order = Object.entries(contenders);
  for (let index = 0; index < order.length; index += 1) {
    const [name, call] = order[(index + round + 60) % order.length];
    const before = process.cpuUsage();
    for (let count = 0; count < calls; count += 1) {
      // A call is made in an invocation, which costs the same with either.
      await runInvocation({ deadline: Date.now() + 10_000, trace }, call);
    }
    const { user, system } = process.cpuUsage(before);
    if (round >= 0) times.get(name).push((user + system) / calls);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const reference = times.get('bare SDK');
console.log(`${cpus()[0]?.model}, Node ${process.version}, ${rounds} rounds of ${calls} calls`);
for (const [name, values] of times) {
  const ratios = values.map((value, index) => value / reference[index]);
  console.log(
    `${name.padEnd(36)} ${median(values).toFixed(0).padStart(6)} us CPU   x ${median(ratios).toFixed(3)}`,
  );
}
client.destroy();
await transport.close();
server.disconnect();
