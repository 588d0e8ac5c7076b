import { type ErrorCollector, type Invocation, type LoggerPort, StdErrorCollector } from '@pypwext/base';

/**
 * Begins a root: joins the collector of the invocation, or installs one. Roots that follow each other in
 * one invocation share its collector too, so that an answer at the end has the errors of all of them.
 *
 * @returns What ends the root.
 */
export function enterRoot(invocation: Invocation, logger: LoggerPort | undefined): () => void {
  const present = invocation.collector;
  if (countsRoots(present)) return present.enterRoot();
  if (present && !present.closed) return () => {};
  const installed = new StdErrorCollector({ logger, endsWithRoots: true });
  if (present) for (const error of present.errors) installed.add(error);
  invocation.collector = installed;
  return installed.enterRoot();
}

/** By shape, not by class: the collector may come from another copy of the package. */
const countsRoots = (
  collector: ErrorCollector | undefined,
): collector is ErrorCollector & Pick<StdErrorCollector, 'enterRoot'> =>
  typeof (collector as Partial<StdErrorCollector> | undefined)?.enterRoot === 'function';
