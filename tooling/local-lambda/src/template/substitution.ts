/** `${Name}`, `${Resource.Attribute}`, and the escape `${!Literal}` (CloudFormation user guide, "Fn::Sub"). */
const placeholder = /\$\{(!?)\s*([^}\s]+)\s*\}/g;

/** The names a `Fn::Sub` text refers to. */
export function substitutedNames(text: string): ReadonlyArray<string> {
  return [...text.matchAll(placeholder)].flatMap(([, escaped, name = '']) => (escaped === '' ? [name] : []));
}

/** Fills a `Fn::Sub` text. */
export function substitute(text: string, valueFor: (name: string) => string): string {
  return text.replaceAll(placeholder, (_all, escaped: string, name: string) =>
    escaped === '' ? valueFor(name) : `\${${name}}`,
  );
}
