import { attributePath } from './resolve-intrinsics.ts';
import { substitutedNames } from './substitution.ts';
import type { TemplateDocument } from './template-document.ts';
import type { TemplateNames } from './template-names.ts';

/** One line for each resource, parameter or pseudo parameter that is referred to and not declared. */
export function checkReferences(
  path: string,
  document: TemplateDocument,
  names: TemplateNames,
): ReadonlyArray<string> {
  const problems = new Set<string>();
  for (const [logicalId, resource] of Object.entries(document.Resources)) {
    for (const name of referredNames(resource.Properties)) {
      if (names.isParameter(name) || names.reference(name) !== undefined) continue;
      problems.add(
        `${path}: ${logicalId}: refers to ${name}, which is neither a resource nor a parameter of this template: correct the name or declare it`,
      );
    }
  }
  return [...problems];
}

function referredNames(value: unknown): ReadonlyArray<string> {
  if (Array.isArray(value)) return value.flatMap(referredNames);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'Ref') return [String(item)];
    if (key === 'Fn::GetAtt') return attributePath(item).slice(0, 1);
    if (key === 'Fn::Sub') return namesInSubstitution(item);
    return referredNames(item);
  });
}

function namesInSubstitution(argument: unknown): ReadonlyArray<string> {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = Object.keys((variables ?? {}) as Record<string, unknown>);
  const names = substitutedNames(String(text))
    .filter((name) => !own.includes(name))
    .map((name) => (name.includes('::') ? name : (name.split('.')[0] ?? name)));
  return [...names, ...referredNames(variables)];
}
