/** Any function or method. */
export type AnyFunction = (...args: never[]) => unknown;

/** What a wrapper is told of a call. */
export interface CallInfo {
  /** The name of the wrapped function or method; of a private method with its `#`. */
  readonly name: string;
  /** The arguments of this call. */
  readonly args: readonly unknown[];
  /** The `this` of this call; the class itself in a static method, `undefined` in a plain function. */
  readonly thisArg: unknown;
}

/**
 * What a wrapper does around a call: it decides whether and when `call()` is made and what is returned.
 * `followOutcome` keeps the kind of the call: synchronous, promise or generator.
 */
export type Around = (call: () => unknown, info: CallInfo) => unknown;

/** A method as the standard library's decorator context wants it. */
type MethodOf<This> = ReturnType<ClassMethodDecoratorContext<This>['access']['get']>;

/** The decorator forms of a wrapper: TC39 (stage 3) and legacy (`experimentalDecorators`). */
export interface MethodDecoratorForms {
  // The context's type arguments are inferred: with its defaults the type checker would prefer a
  // one-argument form of the same value, as a function wrapper has it.
  /** TC39 method decorator, for public, static and private methods. */
  <This, F extends MethodOf<This>>(method: F, context: ClassMethodDecoratorContext<This, F>): F;
  /** Legacy method decorator. */
  <F extends AnyFunction>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): TypedPropertyDescriptor<F>;
}

/**
 * One value, three uses: it wraps a function, and it decorates a method under either decorator protocol.
 * `this`, the arguments, the name, the length and the kind of the call stay as they are.
 */
export interface Wrapper extends MethodDecoratorForms {
  /** Wraps a function. */
  <F extends AnyFunction>(fn: F): F;
}
