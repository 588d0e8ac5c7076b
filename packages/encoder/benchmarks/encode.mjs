// What encoding costs, as a multiple of native JSON.stringify on the same data:
//   pnpm --filter @pypwext/encoder... build && node packages/encoder/benchmarks/encode.mjs
// and on other lines of Node: npx --yes node@22 packages/encoder/benchmarks/encode.mjs
import { availableParallelism, cpus, loadavg } from 'node:os';
import { createRedactionPlan } from '@pypwext/base';
import { PyPwExtJSONEncoder } from '../dist/index.js';
import { event, mixedOrder, names, order } from './payloads.mjs';
import { peers } from './peers.mjs';
import { race } from './race.mjs';

const wire = new PyPwExtJSONEncoder();
const log = new PyPwExtJSONEncoder({ profile: 'log' });
const redacting = new PyPwExtJSONEncoder({ profile: 'log', redaction: createRedactionPlan({ keys: names }) });

/** What native JSON.stringify has to write where it cannot write the value itself. */
const plainOf = (value) => JSON.parse(wire.encode(value));

const others = Object.entries(await peers());

/** Whether a library can write a value at all. */
function isAble(encode, value) {
  try {
    return typeof encode(value) === 'string';
  } catch {
    return false;
  }
}

function contendersFor(value) {
  const plain = plainOf(value);
  return {
    'JSON.stringify': () => JSON.stringify(plain),
    wire: () => wire.encode(value),
    log: () => log.encode(value),
    'log, redacting': () => redacting.encode(value),
    'native with an identity replacer': () => JSON.stringify(plain, (_, member) => member),
    ...Object.fromEntries(
      others
        .filter(([, encode]) => isAble(encode, value))
        .map(([name, encode]) => [name, () => encode(value)]),
    ),
  };
}

console.log(
  `Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}`,
);
for (const [title, value] of Object.entries({
  'plain order': order,
  'mixed order': mixedOrder,
  'HTTP API event': event,
})) {
  console.log(`\n${title}, ${wire.encode(value).length} characters`);
  for (const { name, nanoseconds, times } of race(contendersFor(value))) {
    console.log(`${times.toFixed(2).padStart(6)} ${String(nanoseconds).padStart(7)} ns  ${name}`);
  }
}
