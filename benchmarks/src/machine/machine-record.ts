import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg } from 'node:os';

/** The circumstances of a run, without which its numbers say little. */
export interface MachineRecord {
  readonly cpu: string;
  readonly cores: number;
  /** The Node that ran the command. */
  readonly node: string;
  /** Short hash of the commit. */
  readonly commit: string;
  /** Files of the packages or of the benchmarks were changed since that commit. */
  readonly dirty: boolean;
  /** Load average of the last minute when the suite started, builds before it included. */
  readonly load: number;
  /** Percent of the CPUs that other programs used right before the suite started. */
  readonly othersPercent: number;
  /** The machine was busier than the limit, and the suite ran because it was told to. */
  readonly busy: boolean;
  /** Day of the run, in UTC. */
  readonly date: string;
}

const git = (...args: string[]): string => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  } catch {
    return '';
  }
};

/** Writes down where and on what a suite is about to run. */
export function recordMachine(othersPercent: number, busy: boolean): MachineRecord {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    commit: git('rev-parse', '--short', 'HEAD') || 'unknown',
    dirty: git('status', '--porcelain', '--', ':/packages', ':/apps', ':/benchmarks', ':/tooling') !== '',
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    othersPercent: Math.round(othersPercent),
    busy,
    date: new Date().toISOString().slice(0, 10),
  };
}
