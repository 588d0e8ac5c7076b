import type { TransportResponse } from '@pypwext/base';
import type { HttpReply } from '../reply/http-reply.ts';
import type { CallOverrides } from '../request/call-options.ts';
import { execute } from '../request/execute.ts';
import { executeFunction } from '../request/execute-function.ts';
import type { FetchClient } from '../request/fetch-client.ts';
import type { SessionSettings } from '../session/session-settings.ts';
import { checkHeaders } from '../template/header-template.ts';
import {
  declaredOverrides,
  type ParsedDeclaration,
  parseDeclaration,
  type RawDeclaration,
  requireArguments,
} from './parsed-declaration.ts';

/** Makes one declared call: renders, sends, and gives the reply whatever its status. */
export type RunDeclared = (
  args: unknown,
  overrides?: CallOverrides,
) => Promise<HttpReply<unknown, Response | TransportResponse>>;

/**
 * Prepares a declared call.
 *
 * @throws PyPwExtInternalError for a declaration that makes no sense.
 */
export function prepareDeclared(
  settings: SessionSettings,
  client: FetchClient,
  declaration: RawDeclaration,
): RunDeclared {
  const parsed = parseDeclaration(declaration);
  const declared = declaredOverrides(declaration);
  const { model } = declaration;
  const subject = `${parsed.method} ${declaration.url}`;
  return async (given, overrides) => {
    const args = requireArguments(given, subject);
    const merged = overrides ? merge(declared, overrides) : declared;
    if (parsed.kind === 'function') return runFunction(settings, parsed, args, { ...merged, model });
    const { url, headers, body } = parsed.render(args);
    const own = checkHeaders(overrides?.headers ?? {});
    const call = {
      method: parsed.method,
      url,
      headers: { ...headers, ...own },
      body,
      model,
      overrides: merged,
    };
    return execute(settings, client, call);
  };
}

const merge = (declared: CallOverrides, overrides: CallOverrides): CallOverrides => ({
  ...declared,
  ...declaredOverrides(overrides),
  ...(overrides.signal ? { signal: overrides.signal } : {}),
});

function runFunction(
  settings: SessionSettings,
  parsed: Extract<ParsedDeclaration, { kind: 'function' }>,
  args: Readonly<Record<string, unknown>>,
  { timeout, idempotent, signal, model }: CallOverrides & Pick<RawDeclaration, 'model'>,
): Promise<HttpReply<unknown, TransportResponse>> {
  const { name, params, body } = parsed.render(args);
  return executeFunction(settings, parsed.method, name, {
    ...{ body, model },
    ...(params === undefined ? {} : { params }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(idempotent === undefined ? {} : { idempotent }),
    ...(signal === undefined ? {} : { signal }),
  });
}
