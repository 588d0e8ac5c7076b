import type { Contender, RaceCase, RaceSuite } from '../../race/race-suite.ts';
import type { Target } from '../../race/target.ts';

type PayloadName = 'order' | 'mixedOrder' | 'event';

const native = 'JSON.stringify';
const wire = 'PyPwExt, wire';
const redacting = 'PyPwExt, log with 8 names';
const stable = 'safe-stable-stringify';
const superjson = 'superjson';
const devalue = 'devalue';
const serializeError = 'serialize-error';
const replacer = "Powertools' replacer";
const peers = [stable, superjson, devalue, serializeError, replacer];

const load = () => import('./contenders.ts');

function contenders(payload: PayloadName): Record<string, Contender> {
  return {
    [native]: async () => (await load()).native(payload),
    [wire]: async () => (await load()).wire(payload),
    'PyPwExt, log': async () => (await load()).log(payload),
    [redacting]: async () => (await load()).redacting(payload),
    'native, identity replacer': async () => (await load()).identity(payload),
    [replacer]: async () => (await import('./powertools.ts')).powertools(payload),
    [stable]: async () => (await import('./safe-stable-stringify.ts')).safeStableStringify(payload),
    [superjson]: async () => (await import('./superjson.ts')).superjson(payload),
    [devalue]: async () => (await import('./devalue.ts')).devalue(payload),
    [serializeError]: async () => (await import('./serialize-error.ts')).serializeErrors(payload),
  };
}

const raceCase = (name: string, payload: PayloadName, targets: readonly Target[]): RaceCase => ({
  name,
  baseline: native,
  contenders: contenders(payload),
  calls: 500,
  unit: 'µs',
  targets: [...targets, { row: wire, against: peers, atMost: 1 }],
});

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'encoder',
  title: 'Encoder',
  description: `
Encoding a value as JSON. The order has 2 KB of plain data; the mixed one is the same with dates, a bigint, a map, a
set, an error with a cause and bytes; the event is one of an HTTP API with a body of 1.4 KB. \`JSON.stringify\` gets
data that is plain already, as it cannot write the mixed one: what it would have to write is made beforehand.

safe-stable-stringify runs with \`deterministic: false\`; devalue has a reducer for errors; serialize-error makes plain
data that \`JSON.stringify\` writes. For plain data all texts have to hold the same; mixed values have another form in
each, and some peers lose what is in maps and sets.`,
  nodes: ['20', '22', '24'],
  cases: [
    raceCase('order of 2 KB', 'order', [
      { row: wire, against: native, atMost: 1.6 },
      { row: redacting, against: native, atMost: 2 },
    ]),
    raceCase('mixed order', 'mixedOrder', [{ row: wire, against: native, atMost: 2.6 }]),
    raceCase('HTTP API event', 'event', [{ row: wire, against: native, atMost: 1.3 }]),
  ],
};
