import { currentInvocation, type Invocation } from '@pypwext/base';
import type { InvocationState } from './invocation-state.ts';
import type { LineTemplate } from './line-template.ts';
import { xrayHeader } from './xray-trace.ts';

/** A template and the state that it was made for. */
interface Slot {
  version: number;
  stateVersion: number;
  header: string | undefined;
  logKeys: unknown;
  pypwextId: string | undefined;
  correlationId: string | undefined;
  traceparent: string | undefined;
  xray: string | undefined;
  /** `null` while nobody has needed it twice; `undefined` when there cannot be one. */
  template: LineTemplate | null | undefined;
}

/** The templates of a logger: one for each invocation that is under way, and one outside of them. */
export class LineTemplates {
  #outside: Slot | undefined;
  readonly #inside = new WeakMap<Invocation, Slot>();

  /**
   * The template for the state that the logger is in, or `undefined`. It is made at the second call in the
   * same state: making one costs as much as a line written carefully.
   *
   * @param version - Counts the changes of the logger.
   * @param make - Makes the template.
   */
  find(
    version: number,
    state: InvocationState | undefined,
    make: () => LineTemplate | undefined,
  ): LineTemplate | undefined {
    const invocation = currentInvocation();
    const header = xrayHeader();
    const slot = invocation === undefined ? this.#outside : this.#inside.get(invocation);
    if (slot !== undefined && isCurrent(slot, version, state, header, invocation)) {
      if (slot.template === null) slot.template = make();
      return slot.template;
    }
    const started = startSlot(version, state, header, invocation);
    if (invocation === undefined) this.#outside = started;
    else this.#inside.set(invocation, started);
    return undefined;
  }
}

function isCurrent(
  slot: Slot,
  version: number,
  state: InvocationState | undefined,
  header: string | undefined,
  invocation: Invocation | undefined,
): boolean {
  if (slot.version !== version || slot.header !== header) return false;
  if (slot.stateVersion !== (state?.version ?? -1)) return false;
  if (invocation === undefined) return true;
  const { trace } = invocation;
  return (
    slot.logKeys === invocation.logKeys &&
    slot.pypwextId === trace.pypwextId &&
    slot.correlationId === trace.correlationId &&
    slot.traceparent === trace.traceparent &&
    slot.xray === trace.xray
  );
}

function startSlot(
  version: number,
  state: InvocationState | undefined,
  header: string | undefined,
  invocation: Invocation | undefined,
): Slot {
  const trace = invocation?.trace;
  return {
    version,
    stateVersion: state?.version ?? -1,
    header,
    logKeys: invocation?.logKeys,
    pypwextId: trace?.pypwextId,
    correlationId: trace?.correlationId,
    traceparent: trace?.traceparent,
    xray: trace?.xray,
    template: null,
  };
}
