// What encoding costs, as a multiple of native JSON.stringify on the same data:
//   pnpm --filter @pypwext/encoder... build && node packages/encoder/benchmarks/encode.mjs
// and on other lines of Node: npx --yes node@22 packages/encoder/benchmarks/encode.mjs
import { availableParallelism, cpus, loadavg } from 'node:os';
import { createRedactionPlan } from '@pypwext/base';
import { PyPwExtJSONEncoder } from '../dist/index.js';
import { event, mixedOrder, names, order } from './payloads.mjs';
import { race } from './race.mjs';

const wire = new PyPwExtJSONEncoder();
const log = new PyPwExtJSONEncoder({ profile: 'log' });
const redacting = new PyPwExtJSONEncoder({ profile: 'log', redaction: createRedactionPlan({ keys: names }) });

/** What native JSON.stringify has to write where it cannot write the value itself. */
const plainOf = (value) => JSON.parse(wire.encode(value));

/** The replacer of Powertools' Logger, where the workspace has it. */
async function powertoolsReplacer() {
  try {
    const { Logger } = await import(
      '../../logger/node_modules/@aws-lambda-powertools/logger/lib/esm/index.js'
    );
    return new Logger().getJsonReplacer();
  } catch {
    return undefined;
  }
}

const replacer = await powertoolsReplacer();

function contendersFor(value) {
  const plain = plainOf(value);
  return {
    'JSON.stringify': () => JSON.stringify(plain),
    wire: () => wire.encode(value),
    log: () => log.encode(value),
    'log, redacting': () => redacting.encode(value),
    'JSON.stringify with an identity replacer': () => JSON.stringify(plain, (_, member) => member),
    ...(replacer === undefined
      ? {}
      : { "JSON.stringify with Powertools' replacer": () => JSON.stringify(value, replacer) }),
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
