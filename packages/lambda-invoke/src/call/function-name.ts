import { PyPwExtInternalError } from '@pypwext/base';
import { definedOnly } from './defined-only.ts';

/** A function name that has been taken apart. */
export interface FunctionName {
  /** The text as the Invoke API takes it. */
  readonly reference: string;
  /** The name alone, without account, region and qualifier. */
  readonly name: string;
  /** The version or alias, `$LATEST` included, when there is one. */
  readonly qualifier?: string;
  /** The twelve digits of the account, when they were given. */
  readonly accountId?: string;
  /** The region, when an ARN was given; it picks the client. */
  readonly region?: string;
  /** The partition, when an ARN was given: `aws`, `aws-cn`, `aws-us-gov`, ... */
  readonly partition?: string;
}

// Source: AWS Lambda API Reference, "Invoke", parameter FunctionName; the length of an alias: "CreateAlias".
const FULL_ARN =
  /^arn:(?<partition>aws[a-z-]*):lambda:(?<region>[a-z]{2,}(?:-[a-z]+)+-\d+):(?<accountId>\d{12}):function:/;
// By the pattern of the API, "function:" may stand without an account.
const PARTIAL_ARN = /^(?:(?<accountId>\d{12}):)?function:/;
const PLAIN_NAME = /^[A-Za-z0-9_-]{1,64}$/;
const NAME =
  /^(?<name>[A-Za-z0-9_-]{1,64})(?::(?<qualifier>\$LATEST(?:\.PUBLISHED)?|[A-Za-z0-9_-]{1,128}))?$/;

/**
 * Takes a function name apart: a name, `name:alias`, `name:version`, a partial ARN
 * (`123456789012:function:name`) or an ARN. The SDK sends whatever it is given, an empty name too, and
 * ignores the region of an ARN.
 *
 * Source: AWS Lambda API Reference, "Invoke".
 *
 * @param text - The name in one of these forms.
 * @param qualifier - A version or alias that is given apart from the name.
 * @throws PyPwExtInternalError for anything else, and when the name holds another qualifier than the one
 * given apart.
 *
 * @example
 * ```ts
 * import { parseFunctionName } from '@pypwext/lambda-invoke';
 *
 * const { name, region, qualifier } = parseFunctionName('arn:aws:lambda:eu-west-1:123456789012:function:pricing:live');
 * console.log(name, region, qualifier); // pricing eu-west-1 live
 * ```
 */
export function parseFunctionName(text: string, qualifier?: string): FunctionName {
  if (typeof text !== 'string') throw invalid(text);
  if (qualifier === undefined && PLAIN_NAME.test(text)) return { reference: text, name: text };
  const prefix = FULL_ARN.exec(text) ?? PARTIAL_ARN.exec(text);
  const rest = NAME.exec(text.slice(prefix?.[0].length ?? 0));
  if (!rest) throw invalid(text);
  const found = { ...prefix?.groups, ...rest.groups } as Partial<Record<string, string>>;
  if (found.qualifier !== undefined && qualifier !== undefined && found.qualifier !== qualifier) {
    throw new PyPwExtInternalError(
      `The function name "${text}" already ends in the qualifier "${found.qualifier}": ` +
        `leave out the qualifier "${qualifier}", or give both the same`,
    );
  }
  const { accountId, region, partition } = found;
  const effective = found.qualifier ?? (qualifier === undefined ? undefined : checkedQualifier(qualifier));
  return {
    reference: found.qualifier === undefined && effective !== undefined ? `${text}:${effective}` : text,
    name: found.name as string,
    ...definedOnly({ qualifier: effective, accountId, region, partition }),
  };
}

function checkedQualifier(qualifier: string): string {
  if (typeof qualifier === 'string' && NAME.test(`n:${qualifier}`)) return qualifier;
  throw new PyPwExtInternalError(
    `${shown(qualifier)} is no version or alias: letters, digits, "_" and "-", at most 128, or $LATEST`,
  );
}

const invalid = (text: unknown): PyPwExtInternalError =>
  new PyPwExtInternalError(
    `${shown(text)} is no function name: use a name of letters, digits, "_" and "-" (at most 64), ` +
      'name:alias, 123456789012:function:name, or arn:aws:lambda:REGION:123456789012:function:name',
  );

/** Bounded, and without line breaks: what is wrong may be anything, such as a variable that is not set. */
const shown = (value: unknown): string =>
  typeof value === 'string'
    ? `"${value.slice(0, 170).replace(/[^\x20-\x7e]/g, '?')}"`
    : `A value of type ${value === null ? 'null' : typeof value}`;
