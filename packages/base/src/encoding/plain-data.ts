/**
 * Whether a container holds data alone, so that reading it again gives the same: no accessor, no proxy. It is
 * asked only where a container may be handed over as it is; copying costs less than asking.
 */
export function isPlainData(source: object): boolean {
  if (process.getBuiltinModule('node:util').types.isProxy(source)) return false;
  return Object.values(Object.getOwnPropertyDescriptors(source)).every((property) => 'value' in property);
}
