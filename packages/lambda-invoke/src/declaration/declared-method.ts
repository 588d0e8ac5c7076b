import { type AnyFunction, decorate, keepIdentity } from '@pypwext/base';
import type { LambdaTransport } from '../transport.ts';
import type { LambdaCallDeclaration } from './lambda-declaration.ts';
import { createReply } from './lambda-reply.ts';
import { prepareDeclaration } from './render-call.ts';
import { readResult } from './result-model.ts';

/**
 * A declared call whose reply is handed to the wrapped function, as function wrapper and as decorator of
 * both kinds. A function that failed rejects before the wrapped function is called.
 */
export function declaredMethod(transport: LambdaTransport, declaration: LambdaCallDeclaration): unknown {
  const render = prepareDeclaration(declaration);
  const { model } = declaration;
  return decorate((fn) => {
    const wrapped = async function (this: unknown, args: unknown): Promise<unknown> {
      const call = render(args);
      const response = await transport.send(call);
      const data = model === undefined ? undefined : await readResult(response, model, call.name);
      return Reflect.apply(fn as (...all: unknown[]) => unknown, this, [args, createReply(response, data)]);
    };
    return keepIdentity(wrapped as AnyFunction, fn);
  });
}
