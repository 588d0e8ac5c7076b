import { LogItem } from '@aws-lambda-powertools/logger';
import { currentInvocation, type Invocation } from '@pypwext/base';
import type { Context } from 'aws-lambda';
import { rootInvocation } from './scoped-invocation.ts';

/** What Powertools keeps of a Lambda context. */
export type LambdaContextFields = Pick<
  Context,
  'functionName' | 'memoryLimitInMB' | 'functionVersion' | 'invokedFunctionArn' | 'awsRequestId' | 'tenantId'
> & { coldStart: boolean };

/** What one invocation has changed of a logger that it shares with others. */
export interface InvocationState {
  keys: Record<string, unknown>;
  context: LambdaContextFields | undefined;
  level: number | undefined;
  /** Counts the changes: lines prepared before a change are stale. */
  version: number;
}

/**
 * The states of one logger, one for each invocation that changed something. They end with their invocation:
 * the next one, in the same warm process, starts with the logger as it was made.
 */
export class InvocationStates {
  readonly #states = new WeakMap<Invocation, InvocationState>();
  /** Whether any invocation has ever set a level: the level is then not the same everywhere. */
  levelsDiffer = false;

  /** The state of the current invocation, if it has one. */
  current(invocation: Invocation | undefined = currentInvocation()): InvocationState | undefined {
    return invocation && this.#states.get(rootInvocation(invocation));
  }

  /**
   * The state of the current invocation for changing it; `undefined` outside of any invocation. Work that is left
   * running after the end still changes its own invocation only.
   */
  change(): InvocationState | undefined {
    const invocation = currentInvocation();
    if (invocation === undefined) return undefined;
    const root = rootInvocation(invocation);
    let state = this.#states.get(root);
    if (state === undefined) {
      state = { keys: {}, context: undefined, level: undefined, version: 0 };
      this.#states.set(root, state);
    }
    return state;
  }
}

/** Merges keys into others as Powertools' `appendKeys` does: nested objects key by key, arrays by index. */
export function mergeKeys(
  into: Record<string, unknown>,
  keys: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return new LogItem({ attributes: into }).addAttributes({ ...keys }).getAttributes();
}
