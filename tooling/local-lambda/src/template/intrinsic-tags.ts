import { type CollectionTag, Pair, Scalar, type ScalarTag, YAMLMap } from 'yaml';

/**
 * The functions that CloudFormation lets one write as a tag. `Ref` and `Condition` keep their names in the
 * long form, the others get the prefix `Fn::`.
 *
 * Source: CloudFormation user guide, "Intrinsic function reference".
 */
const shortForms = [
  'Ref',
  'Condition',
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
] as const;

/** Turns `!Sub text` into `{ 'Fn::Sub': text }` and so on, so that the rest of the reader knows one form. */
export function intrinsicTags(): Array<ScalarTag | CollectionTag> {
  return shortForms.flatMap((name) => [
    scalarTag(name),
    collectionTag(name, 'seq'),
    collectionTag(name, 'map'),
  ]);
}

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function scalarTag(name: string): ScalarTag {
  return {
    tag: `!${name}`,
    // `!GetAtt Function.Arn` means the list of the resource and the (possibly dotted) attribute.
    resolve: (text) => ({ [longName(name)]: name === 'GetAtt' ? splitAttribute(text) : text }),
  };
}

function splitAttribute(text: string): ReadonlyArray<string> {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** A node, so that tags inside the collection are resolved as well. */
function collectionTag(name: string, collection: 'seq' | 'map'): CollectionTag {
  return {
    tag: `!${name}`,
    collection,
    resolve: (value) => {
      const node = new YAMLMap();
      node.add(new Pair(new Scalar(longName(name)), value));
      return node;
    },
  };
}
