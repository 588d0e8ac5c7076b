/** A function as a caller of the Invoke operation names it. */
export interface FunctionReference {
  readonly name: string;
  /** A version or an alias. */
  readonly qualifier?: string;
}

const pattern =
  /^(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:|\d{12}:function:)?([A-Za-z0-9_-]{1,64})(?::(\$LATEST|[A-Za-z0-9_-]+))?$/;

/** Whether a text can be a version or an alias. */
export function isQualifier(text: string): boolean {
  return /^(\$LATEST|[A-Za-z0-9_-]{1,128})$/.test(text);
}

/**
 * Reads a function's name, partial ARN or ARN, with or without a qualifier.
 *
 * Source: AWS Lambda API reference, "Invoke", `FunctionName`.
 *
 * @returns undefined when it is none of them
 */
export function parseFunctionReference(text: string): FunctionReference | undefined {
  const [, name, qualifier] = pattern.exec(text) ?? [];
  if (name === undefined) return undefined;
  return qualifier === undefined ? { name } : { name, qualifier };
}
