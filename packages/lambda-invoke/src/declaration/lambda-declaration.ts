import type {
  CheckedTemplate,
  FunctionNameCheck,
  PlaceholderProblem,
  Placeholders,
  SchemaOutput,
  StandardSchema,
  TemplateValue,
  TransportMethod,
} from '@pypwext/base';
import type { LambdaCallOptions } from '../call/lambda-call.ts';
import type { LambdaReply } from './lambda-reply.ts';

/** Values of the client context: text is a template, everything else stands as it is. */
export type ParameterTemplates = Readonly<Record<string, unknown>>;

type ParametersCheck<Params> = {
  readonly [Key in keyof Params]: Params[Key] extends string
    ? CheckedTemplate<Params[Key], PlaceholderProblem<Params[Key]>>
    : Params[Key];
};

type ParameterNames<Params> = {
  [Key in keyof Params]: Params[Key] extends string ? Placeholders<Params[Key]> : never;
}[keyof Params];

type Simplify<Type> = { [Key in keyof Type]: Type[Key] };

/** The arguments of a declared call: one property for each placeholder, and the body. */
export type LambdaCallArguments<Params, Body extends string> = Simplify<
  Readonly<Record<ParameterNames<Params>, TemplateValue>> &
    Readonly<Record<Exclude<Body, ParameterNames<Params>>, unknown>>
>;

/** A Lambda call, declared once. Templates are rendered afresh with each call. */
export interface LambdaCallDeclaration<
  Url extends string = string,
  Params extends ParameterTemplates = ParameterTemplates,
  Body extends string = string,
  Model extends StandardSchema | undefined = StandardSchema | undefined,
> extends LambdaCallOptions {
  /** `FUNC` waits for the result, `EVENT` hands the payload over. */
  readonly method: TransportMethod;
  /** The function: its name, `name:alias`, partial ARN or ARN; `{UPPER_CASE}` comes from the environment. */
  readonly url: FunctionNameCheck<Url>;
  /** What the function finds in its client context, with `FUNC` only: `{ email: '{email}' }`. */
  readonly params?: ParametersCheck<Params>;
  /** The name of the argument that is the payload. */
  readonly body?: Body;
  /** The schema of the result; any library that implements Standard Schema. */
  readonly model?: Model;
  /** How long a call may take, in ms. @defaultValue the timeout of the invoker */
  readonly timeout?: number;
  /** Whether the function may run twice. @defaultValue `false` */
  readonly idempotent?: boolean;
}

/** What a declaration of `EVENT` cannot have: it has no client context, no result and no log to answer with. */
export type MethodCheck<Method extends TransportMethod> = { readonly method: Method } & ([Method] extends [
  'EVENT',
]
  ? { readonly params?: never; readonly model?: never; readonly logTail?: never }
  : unknown);

/** What the model of a declaration makes of the result; `undefined` without one. */
export type ResultOf<Model> = Model extends StandardSchema ? SchemaOutput<Model> : undefined;

/** A declared call that hands its reply to a function: the function form and both decorator forms. */
export interface DeclaredLambdaMethod<Args, Data> {
  /** TC39 method decorator. The method's second parameter has the default `injected()`. */
  <Given extends Args, Result, This>(
    method: (this: This, args: Given, reply?: LambdaReply<Data>) => Promise<Result>,
    context: ClassMethodDecoratorContext<
      This,
      (this: This, args: Given, reply?: LambdaReply<Data>) => Promise<Result>
    >,
  ): (this: This, args: Given, reply?: LambdaReply<Data>) => Promise<Result>;
  /** Legacy method decorator. The method's second parameter has the default `injected()`. */
  <Given extends Args, Result>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(args: Given, reply?: LambdaReply<Data>) => Promise<Result>>,
  ): TypedPropertyDescriptor<(args: Given, reply?: LambdaReply<Data>) => Promise<Result>>;
  /** Wraps a function, which gets the arguments and the reply; the result takes the arguments alone. */
  <Given extends Args, Result>(
    fn: (args: Given, reply: LambdaReply<Data>) => Result,
  ): (args: Given) => Promise<Awaited<Result>>;
}
