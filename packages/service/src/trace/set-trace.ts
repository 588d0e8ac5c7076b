import { isTraceValue, type Trace } from '@pypwext/base';

/** Sets an identifier that is not there yet; what is not of its form is left out. */
export function setTrace(trace: Trace, name: keyof Trace, value: unknown): void {
  if (trace[name] === undefined && isTraceValue(name, value)) trace[name] = value;
}
