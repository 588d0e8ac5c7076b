/** A template that has no meaning, with what is wrong with it. */
export interface TemplateProblem<Reason extends string> {
  /** What is wrong with the template. */
  readonly problem: Reason;
}

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type NameStart = Letter | Uppercase<Letter> | '_';

/** Whether all characters of a name are letters, digits or underscores. */
type IsNameRest<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends NameStart | Digit
    ? IsNameRest<Rest>
    : false
  : true;

type IsName<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends NameStart
    ? IsNameRest<Rest>
    : false
  : false;

/** `{UPPER_CASE}` names come from the environment: they begin with a letter in upper case. */
type IsEnvironmentName<Name extends string> =
  Name extends Uppercase<Name> ? (Name extends `_${string}` ? false : true) : false;

// Tail-recursive, one step a placeholder, so that long templates stay within the checker's depth.
type Scan<
  Text extends string,
  Argument extends string = never,
  Environment extends string = never,
> = Text extends `${infer Head}{${infer Name}}${infer Rest}`
  ? Head extends `${string}}${string}`
    ? TemplateProblem<`stray "}" before {${Name}}`>
    : IsName<Name> extends false
      ? TemplateProblem<`"{${Name}}" is not a valid placeholder name`>
      : IsEnvironmentName<Name> extends true
        ? Scan<Rest, Argument, Environment | Name>
        : Scan<Rest, Argument | Name, Environment>
  : Text extends `${string}{${infer Tail}`
    ? TemplateProblem<`unclosed "{" before "${Tail}"`>
    : Text extends `${string}}${string}`
      ? TemplateProblem<`stray "}" in "${Text}"`>
      : { argument: Argument; environment: Environment };

type NamesOf<Template extends string, Kind extends 'argument' | 'environment'> = [Template] extends [never]
  ? never
  : string extends Template
    ? string
    : Scan<Template> extends { [Key in Kind]: infer Names extends string }
      ? // `infer` of a `never` gives its constraint, which would take any name.
        [Names] extends [never]
        ? never
        : Names
      : never;

/**
 * The names of the arguments that a template takes: `Placeholders<'https://{STAGE}.x/{id}'>` is `'id'`. A
 * template that is only known as `string` takes any.
 */
export type Placeholders<Template extends string> = NamesOf<Template, 'argument'>;

/** The names of the environment variables that a template reads: `{UPPER_CASE}`. */
export type EnvironmentPlaceholders<Template extends string> = NamesOf<Template, 'environment'>;

/** What is wrong with a template, as text; `never` when nothing is. */
export type PlaceholderProblem<Template extends string> = [Template] extends [never]
  ? never
  : string extends Template
    ? never
    : Scan<Template> extends TemplateProblem<infer Reason>
      ? Reason
      : never;
