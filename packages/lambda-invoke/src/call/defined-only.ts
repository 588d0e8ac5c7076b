/** The values that are there: what is absent is not to be `undefined` in options, details and results. */
export const definedOnly = <T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
