import { Readable } from 'node:stream';
import { runInvocation, StdPyPwExtError } from '@pypwext/base';
import { expect, test, vi } from 'vitest';
import { collect, collector, map } from '../src/index.ts';
import { gate } from './gate.ts';

const INVOCATIONS = 1_000;

const fail = collect(async (id: string, wait: Promise<unknown>) => {
  await wait;
  throw new StdPyPwExtError(id, { action: 'CONTINUE' });
});

/** Pages that fail at their end; the body of the generator resumes whenever the consumer asks. */
const pages = collect(async function* (id: string, wait: Promise<unknown>) {
  yield 1;
  await wait;
  yield 2;
  throw new StdPyPwExtError(`${id} generator`, { action: 'CONTINUE' });
});

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

test('1,000 interleaved invocations never mix, through Promise.all, timers, streams and generators', async () => {
  const barriers = [gate(), gate(), gate()] as const;
  const invocation = collect({ root: true })(async (id: string) => {
    const [first, second, third] = barriers.map((barrier) => barrier.opened);
    await Promise.all([
      fail(`${id} all`, first as Promise<void>),
      fail(`${id} sibling`, second as Promise<void>),
    ]);
    await fail(`${id} timer`, new Promise((resolve) => setTimeout(resolve, 0)));
    for await (const chunk of Readable.from(['stream'])) await fail(`${id} ${chunk}`, Promise.resolve());
    await drain(pages(id, third as Promise<void>));
    await map(['map'], (item) => fail(`${id} ${item}`, Promise.resolve()));
    return collector()
      .errors.map((error) => error.message)
      .sort();
  });

  const running = Array.from({ length: INVOCATIONS }, (_, index) => invocation(`i${index}`));
  for (const barrier of barriers) {
    await new Promise(setImmediate);
    barrier.open();
  }
  const seen = await Promise.all(running);

  const kinds = ['all', 'generator', 'map', 'sibling', 'stream', 'timer'];
  expect(seen).toEqual(seen.map((_, index) => kinds.map((kind) => `i${index} ${kind}`)));
});

test('a generator made in one invocation and read in another collects into the one that made it', async () => {
  const made = runInvocation({}, () =>
    collect({ root: true })(() => ({ source: pages('maker', Promise.resolve()), own: collector() }))(),
  );
  const open = gate<ReturnType<typeof pages>>();
  const maker = collect({ root: true })(async () => {
    open.open(pages('maker', Promise.resolve()));
    await read.opened;
    return collector().errors.map((error) => error.message);
  });
  const read = gate();
  const reader = collect({ root: true })(async () => {
    await drain(await open.opened);
    read.open();
    return collector().errors;
  });
  expect(made?.own.errors).toEqual([]);
  const [makers, readers] = await Promise.all([maker(), reader()]);
  expect(makers).toEqual(['maker generator']);
  expect(readers).toEqual([]);
});

test('work left running by 1,000 invocations reports to none of the next 1,000', async () => {
  const late = gate();
  const emitWarning = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const leftRunning: Promise<unknown>[] = [];
  const invocation = collect({ root: true })(async (index: number) => {
    if (index < INVOCATIONS) leftRunning.push(fail(`late ${index}`, late.opened).catch(() => undefined));
    else await late.opened;
    return collector();
  });
  await Promise.all(Array.from({ length: INVOCATIONS }, (_, index) => invocation(index)));
  const next = Promise.all(
    Array.from({ length: INVOCATIONS }, (_, index) => invocation(INVOCATIONS + index)),
  );
  late.open();
  await Promise.all(leftRunning);
  const collectors = await next;
  const warnings = emitWarning.mock.calls.map(([message]) => String(message));
  emitWarning.mockRestore();
  expect(collectors.filter((each) => each?.hasErrors())).toEqual([]);
  expect(warnings.filter((warning) => /: late \d+$/.test(warning))).toHaveLength(INVOCATIONS);
});
