import { setImmediate } from 'node:timers/promises';
import { runStart, type Start } from './run-start.ts';

/** A module to start, by the name that its starts are kept under. */
export interface Startable {
  readonly key: string;
  readonly file: string;
}

/** Starts by key, in the order of the rounds. */
export type Starts = ReadonlyMap<string, readonly Start[]>;

/** How the starts are taken. */
export interface StartPlan {
  /** Executable of Node. */
  readonly node: string;
  /** Where the server listens. */
  readonly url: string;
  readonly rounds: number;
  /** Ends the starts early. */
  readonly signal?: AbortSignal;
  /** Is told the round that begins, counted from 1. */
  readonly tell: (round: number) => void;
}

/**
 * Starts every module once a round, another one first in each, so that what slows the machine down slows all of them.
 * One round more runs before, for the files to be in memory, and counts for nothing.
 */
export async function measureStarts(startables: readonly Startable[], plan: StartPlan): Promise<Starts> {
  const { node, url, rounds, signal, tell } = plan;
  const starts = new Map<string, Start[]>(startables.map(({ key }) => [key, []]));
  for (let round = 0; round <= rounds; round += 1) {
    // Each start blocks this process, so that it is quiet; signals are heard in between.
    await setImmediate();
    signal?.throwIfAborted();
    if (round > 0) tell(round);
    for (let index = 0; index < startables.length; index += 1) {
      const { key, file } = startables[(index + round) % startables.length] as Startable;
      const start = runStart(node, file, url);
      if (round > 0) starts.get(key)?.push(start);
    }
  }
  return starts;
}
