import type { RaceCase, RaceSuite } from '../../src/race/race-suite.ts';

const shared = { baseline: 'one', calls: 200, unit: 'ns' } as const satisfies Partial<RaceCase>;

const print = (text: string) => ({ call: () => void process.stdout.write(`${text}\n`) });

/** A race for the tests of the runner; each case is one situation. */
export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'test-contest',
  title: 'Contest',
  description: '',
  server: async () => ({ url: 'http://127.0.0.1:1' }),
  cases: [
    {
      ...shared,
      name: 'equal',
      contenders: {
        one: () => ({ call: () => JSON.stringify({ a: 1 }) }),
        other: () => ({ call: async () => JSON.stringify({ a: 1 }) }),
      },
      targets: [{ row: 'other', against: 'one', atMost: 1e9 }],
    },
    {
      ...shared,
      name: 'unequal',
      contenders: { one: () => ({ call: () => 1 }), other: () => ({ call: () => 2 }) },
    },
    {
      ...shared,
      name: 'broken',
      contenders: {
        one: () => ({ call: () => 1 }),
        other: () => {
          throw new Error('it cannot be set up');
        },
      },
    },
    {
      ...shared,
      name: 'printing',
      readOutput: (output) => output.toLowerCase(),
      contenders: { one: () => print('YES'), other: () => print('yes') },
    },
    {
      ...shared,
      name: 'printing otherwise',
      readOutput: (output) => output,
      contenders: { one: () => print('yes'), other: () => print('no') },
    },
    {
      ...shared,
      name: 'cold',
      coldStart: true,
      contenders: { one: () => ({ call: () => 1 }), other: ({ url }) => ({ call: () => url.length / 18 }) },
    },
    {
      ...shared,
      name: 'with an environment',
      environment: { CONTEST: 'on' },
      contenders: { one: () => ({ call: () => 'on' }), other: () => ({ call: () => process.env.CONTEST }) },
    },
  ],
};
