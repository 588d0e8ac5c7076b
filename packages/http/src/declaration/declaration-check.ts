import type {
  CheckedTemplate,
  FunctionNameCheck,
  PlaceholderProblem,
  Placeholders,
  TemplateValue,
} from '@pypwext/base';

/** The host of an address: what is between `//` and the next `/` or `?`. */
type Host<Url extends string> = Url extends `${string}://${infer Rest}`
  ? Rest extends `${infer Authority}/${string}`
    ? BeforeQuery<Authority>
    : BeforeQuery<Rest>
  : never;

type BeforeQuery<Text extends string> = Text extends `${infer Before}?${string}` ? Before : Text;

/** An address that does not begin with a scheme begins with an environment placeholder. */
type StartProblem<Url extends string> = string extends Url
  ? never
  : Lowercase<Url> extends `https://${string}` | `http://${string}`
    ? never
    : Url extends `{${string}}/${string}` | `{${string}}` | `{${string}}?${string}`
      ? Url extends `{${infer Name}}${string}`
        ? Placeholders<`{${Name}}`> extends never
          ? never
          : `argument {${Name}} is not allowed as the host; use an UPPER_CASE environment placeholder`
        : never
      : 'the address must begin with https://, http:// or an {ENVIRONMENT_PLACEHOLDER} followed by "/"';

type UrlProblem<Url extends string> = [PlaceholderProblem<Url>] extends [never]
  ? string extends Url
    ? never
    : [Placeholders<Host<Url>>] extends [never]
      ? StartProblem<Url>
      : `argument {${Placeholders<Host<Url>>}} is not allowed in the host; use an UPPER_CASE environment placeholder`
  : PlaceholderProblem<Url>;

/** The `url` itself, or a message that says what is wrong with it. */
export type UrlCheck<Method extends string, Url extends string> = Method extends 'FUNC' | 'EVENT'
  ? FunctionNameCheck<Url>
  : CheckedTemplate<Url, UrlProblem<Url>>;

/** The templates themselves, or messages that say what is wrong with them. */
export type TemplatesCheck<Templates> = {
  readonly [Key in keyof Templates]: Templates[Key] extends string
    ? CheckedTemplate<Templates[Key], PlaceholderProblem<Templates[Key]>>
    : Templates[Key] extends readonly unknown[]
      ? { readonly [Index in keyof Templates[Key]]: TemplateCheck<Templates[Key][Index]> }
      : Templates[Key];
};

type TemplateCheck<Template> = Template extends string
  ? CheckedTemplate<Template, PlaceholderProblem<Template>>
  : Template;

type Texts<Value> = Value extends string
  ? Value
  : Value extends readonly (infer Item)[]
    ? Texts<Item>
    : never;

/** The names of the arguments that a set of templates takes. */
export type TemplateNames<Templates> = {
  [Key in keyof Templates]: Texts<Templates[Key]> extends infer Text extends string
    ? Placeholders<Text>
    : never;
}[keyof Templates];

/** What a parameter of a query takes: a list repeats it when the template is just its placeholder. */
export type ParameterArgument = TemplateValue | Date | readonly TemplateValue[];

/** The arguments of a declared call: one property for each of its placeholders, and the body. */
export type CallArguments<Url extends string, Params, Headers, Body extends string> = Simplify<
  Readonly<Record<Placeholders<Url> | TemplateNames<Headers>, TemplateValue>> &
    Readonly<
      Record<Exclude<TemplateNames<Params>, Placeholders<Url> | TemplateNames<Headers>>, ParameterArgument>
    > &
    Readonly<
      Record<Exclude<Body, Placeholders<Url> | TemplateNames<Headers> | TemplateNames<Params>>, unknown>
    >
>;

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };
