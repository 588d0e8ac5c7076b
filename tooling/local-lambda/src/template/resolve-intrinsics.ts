import { substitute } from './substitution.ts';
import { noValue, type TemplateNames } from './template-names.ts';

/** Receives what cannot be resolved, as the end of a sentence about the property. */
export type ReportProblem = (text: string) => void;

/**
 * Replaces `Ref`, `Fn::Sub`, `Fn::GetAtt` and `Fn::Join` by their values, at any depth. Names that are not
 * declared are the business of `checkReferences`, and keep their name here.
 */
export function resolveIntrinsics(value: unknown, names: TemplateNames, report: ReportProblem): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveIntrinsics(item, names, report)).filter((item) => item !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isIntrinsic(only[0])) {
    return resolveCall(only[0], only[1], names, report);
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, resolveIntrinsics(item, names, report)] as const)
      .filter(([, item]) => item !== noValue),
  );
}

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function resolveCall(name: string, argument: unknown, names: TemplateNames, report: ReportProblem): unknown {
  switch (name) {
    case 'Ref':
      return resolveReference(String(argument), names, report);
    case 'Fn::GetAtt':
      return resolveAttribute(argument, names);
    case 'Fn::Sub':
      return resolveSubstitution(argument, names, report);
    case 'Fn::Join':
      return resolveJoin(argument, names, report);
    default:
      report(`uses ${name}, which the local run does not evaluate: use a parameter with a Default instead`);
      return undefined;
  }
}

function resolveReference(name: string, names: TemplateNames, report: ReportProblem): unknown {
  const value = names.reference(name);
  if (value === undefined && names.isParameter(name)) {
    report(`refers to the parameter ${name}, which has no Default: the local run needs one`);
  }
  return value ?? name;
}

function resolveAttribute(argument: unknown, names: TemplateNames): string {
  const [resource = '', attribute = ''] = attributePath(argument);
  return names.attribute(resource, attribute) ?? `${resource}.${attribute}`;
}

/** `Fn::GetAtt` takes a list, or (in YAML) a text with a dot. */
export function attributePath(argument: unknown): ReadonlyArray<string> {
  if (Array.isArray(argument)) return argument.map(String);
  const text = String(argument);
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function resolveSubstitution(argument: unknown, names: TemplateNames, report: ReportProblem): string {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const variables = new Map(Object.entries((own ?? {}) as Record<string, unknown>));
  return substitute(String(text), (name) => {
    if (variables.has(name)) return String(resolveIntrinsics(variables.get(name), names, report));
    return name.includes('.') && !name.includes('::')
      ? resolveAttribute(name, names)
      : String(resolveReference(name, names, report));
  });
}

function resolveJoin(argument: unknown, names: TemplateNames, report: ReportProblem): string | undefined {
  const [separator, list] = Array.isArray(argument) ? argument : [];
  const parts = resolveIntrinsics(list, names, report);
  if (typeof separator === 'string' && Array.isArray(parts)) return parts.map(String).join(separator);
  report('uses Fn::Join without a separator and a list');
  return undefined;
}
