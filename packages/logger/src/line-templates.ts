import type { Invocation } from '@pypwext/base';
import type { InvocationState } from './invocation-state.ts';
import type { LineTemplate } from './line-template.ts';
import { xrayHeader, xrayRoot } from './xray-trace.ts';

/** One state of a logger, and the template of its lines. */
export interface TemplateSlot {
  readonly version: number;
  readonly stateVersion: number;
  readonly logKeys: unknown;
  readonly pypwextId: string | undefined;
  readonly correlationId: string | undefined;
  readonly traceparent: string | undefined;
  readonly xray: string | undefined;
  /** Whether the invocation knows its X-Ray trace: reading the environment takes 0.2 us. */
  readonly knowsRoot: boolean;
  /** The X-Ray header of the environment, where that counts. */
  readonly header: string | undefined;
  /** `null` until it is made; `undefined` when there cannot be one. */
  template: LineTemplate | null | undefined;
}

/** The templates of a logger: one for each invocation that is under way, and one outside of them. */
export class LineTemplates {
  #outside: TemplateSlot | undefined;
  readonly #inside = new WeakMap<Invocation, TemplateSlot>();

  /**
   * The slot of the state that the logger is in.
   *
   * @param version - Counts the changes of the logger.
   * @param state - What the invocation has changed of the logger.
   */
  slot(
    version: number,
    state: InvocationState | undefined,
    invocation: Invocation | undefined,
  ): TemplateSlot {
    const slot = invocation === undefined ? this.#outside : this.#inside.get(invocation);
    if (slot !== undefined && isCurrent(slot, version, state, invocation)) return slot;
    const started = startSlot(version, state, invocation);
    if (invocation === undefined) this.#outside = started;
    else this.#inside.set(invocation, started);
    return started;
  }
}

function isCurrent(
  slot: TemplateSlot,
  version: number,
  state: InvocationState | undefined,
  invocation: Invocation | undefined,
): boolean {
  if (slot.version !== version || (!slot.knowsRoot && slot.header !== xrayHeader())) return false;
  if (invocation === undefined) return true;
  const { trace } = invocation;
  return (
    slot.stateVersion === (state?.version ?? -1) &&
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
  invocation: Invocation | undefined,
): TemplateSlot {
  const trace = invocation?.trace;
  const knowsRoot = xrayRoot(trace?.xray) !== undefined;
  return {
    version,
    stateVersion: state?.version ?? -1,
    logKeys: invocation?.logKeys,
    pypwextId: trace?.pypwextId,
    correlationId: trace?.correlationId,
    traceparent: trace?.traceparent,
    xray: trace?.xray,
    knowsRoot,
    header: knowsRoot ? undefined : xrayHeader(),
    template: null,
  };
}
