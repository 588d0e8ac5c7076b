import { statusError } from '../error/exchange-error.ts';
import { ReceivedHttpReply } from '../reply/received-http-reply.ts';
import type { CallOverrides } from '../request/call-options.ts';
import type { RunDeclared } from './run-declared.ts';

/** A declared call that fails on a status above 299, and else gives the data of the model, or the reply. */
export function createCall(
  run: RunDeclared,
  hasModel: boolean,
): (args?: unknown, overrides?: CallOverrides) => Promise<unknown> {
  return async (args, overrides) => {
    const reply = await run(args, overrides);
    if (!reply.ok && reply instanceof ReceivedHttpReply) throw statusError(reply);
    return hasModel ? reply.data : reply;
  };
}
