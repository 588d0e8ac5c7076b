/**
 * What a collecting function returns: what the wrapped one returns, or what stands for it when its error is
 * collected; `undefined` unless there is a fallback.
 *
 * The value that a `PyPwExtErrorWithReturn` brings is not part of the type: types do not say what a
 * function throws. Give the error the type that the function returns.
 */
export type Collected<Result, Fallback = undefined> = [Result] extends [never]
  ? Fallback
  : Result extends PromiseLike<infer Value>
    ? Promise<Value | Fallback>
    : Result extends AsyncGenerator<infer Item, infer Value, infer Input>
      ? AsyncGenerator<Item, Value | Fallback, Input>
      : Result extends Generator<infer Item, infer Value, infer Input>
        ? Generator<Item, Value | Fallback, Input>
        : Result | Fallback;
