import type { PlaceholderProblem, Placeholders } from './placeholders.ts';

/** A template itself, or, when something is wrong with it, a message that no value is assignable to. */
export type CheckedTemplate<Template extends string, Problem extends string> = [Problem] extends [never]
  ? Template
  : `✖ ${Problem}`;

type FunctionNameProblem<Name extends string> = [PlaceholderProblem<Name>] extends [never]
  ? string extends Name
    ? never
    : [Placeholders<Name>] extends [never]
      ? never
      : `argument {${Placeholders<Name>}} is not allowed in a function's name; use an UPPER_CASE environment placeholder`
  : PlaceholderProblem<Name>;

/**
 * The name of a Lambda function itself, or a message that says what is wrong with it. A name comes from the
 * environment at most: an argument would let callers choose the function.
 */
export type FunctionNameCheck<Name extends string> = CheckedTemplate<Name, FunctionNameProblem<Name>>;
