import type { RedactionPlan } from '@pypwext/base';

/** How deep data may be nested, and how many members a container may have, to be taken the fast way. */
const MAXIMUM_DEPTH = 8;
const MAXIMUM_MEMBERS = 500;

/**
 * Whether native `JSON.stringify` writes a value exactly as the careful way would: data without classes,
 * functions, big integers, `toJSON`, and without anything to redact. Dates are fine.
 */
export function isPlainData(value: unknown, plan: RedactionPlan, depth: number = MAXIMUM_DEPTH): boolean {
  switch (typeof value) {
    case 'string':
      return plan.text(value) === value;
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
    case 'undefined':
      return true;
    case 'object':
      return value === null || (depth > 0 && isPlainContainer(value, plan, depth - 1));
    default:
      return false;
  }
}

function isPlainContainer(value: object, plan: RedactionPlan, depth: number): boolean {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Array.prototype) return isPlainList(value as unknown[], plan, depth);
  if (prototype === Date.prototype) return !Number.isNaN((value as Date).getTime()) && isBare(value);
  return prototype === Object.prototype && isPlainRecord(value as Record<string, unknown>, plan, depth);
}

/** A date with a `toJSON` of its own is not written as dates are. */
const isBare = (value: object): boolean => Object.keys(value).length === 0 && !Object.hasOwn(value, 'toJSON');

function isPlainList(list: readonly unknown[], plan: RedactionPlan, depth: number): boolean {
  if (list.length > MAXIMUM_MEMBERS || Object.hasOwn(list, 'toJSON')) return false;
  for (let index = 0; index < list.length; index++) {
    if (!isPlainData(list[index], plan, depth)) return false;
  }
  return true;
}

function isPlainRecord(record: Record<string, unknown>, plan: RedactionPlan, depth: number): boolean {
  let members = 0;
  for (const name in record) {
    if (++members > MAXIMUM_MEMBERS || !isPlainName(name, plan)) return false;
    if (!isPlainData(record[name], plan, depth)) return false;
  }
  return true;
}

/** Names that mean something to JSON or to Powertools' merge, and names of secrets, need the careful way. */
export function isPlainName(name: string, plan: RedactionPlan): boolean {
  if (name === 'toJSON' || name === 'constructor' || name === '__proto__') return false;
  let policy = plan.names.get(name);
  if (policy === undefined) policy = plan.lookUp(name);
  return policy === null;
}
