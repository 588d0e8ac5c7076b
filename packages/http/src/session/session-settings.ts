import { type Encoder, PyPwExtInternalError, plainEncoder, systemClock, type Transport } from '@pypwext/base';
import { RequestLog } from '../log/request-log.ts';
import type { Engine } from '../resilience/exchange.ts';
import { IdleSockets } from '../resilience/idle-sockets.ts';
import { type RetrySettings, resolveRetry } from '../resilience/retry.ts';
import { RetryBudget } from '../resilience/retry-budget.ts';
import { createCredentialProvider } from '../signing/credentials.ts';
import { RequestSigner } from '../signing/request-signer.ts';
import { createSigningTarget } from '../signing/signing-target.ts';
import { checkHeaders } from '../template/header-template.ts';
import type { PyPwExtHTTPSessionOptions } from './session-options.ts';

/** The options of a session, checked and with their defaults. */
export interface SessionSettings {
  readonly engine: Engine;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly retry: RetrySettings | false;
  readonly signer: RequestSigner | undefined;
  readonly encoder: Encoder;
  readonly log: RequestLog | undefined;
  readonly transports: readonly Transport[];
  readonly deadlineReserve: number;
  readonly allowUnverifiedTls: boolean;
}

/** @throws PyPwExtInternalError for an option that makes no sense. */
export function resolveSettings(options: PyPwExtHTTPSessionOptions): SessionSettings {
  const { logger, logging, clock = systemClock } = options;
  checkParts(options);
  return {
    engine: createEngine(options),
    headers: checkHeaders(options.headers ?? {}),
    timeout: checkTimeout(options.timeout ?? 30_000),
    retry: resolveRetry(options.retry),
    signer: createSigner(options, clock),
    encoder: options.encoder ?? plainEncoder,
    log: logger && logging !== false ? new RequestLog(logger, logging ?? {}) : undefined,
    transports: options.transports ?? [],
    deadlineReserve: checkCount('deadlineReserve', options.deadlineReserve ?? 500),
    allowUnverifiedTls: options.allowUnverifiedTls ?? false,
  };
}

function createEngine(options: PyPwExtHTTPSessionOptions): Engine {
  const { clock = systemClock, retryBudget } = options;
  return {
    // Looked up with each call: tests and tracers replace the global one.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock,
    random: options.random ?? Math.random,
    budget: retryBudget === false ? undefined : new RetryBudget(retryBudget),
    policy: options.policy,
    idleSockets: new IdleSockets(clock),
    maxResponseBytes: checkCount('maxResponseBytes', options.maxResponseBytes ?? 10_485_760),
    maxRedirects: checkCount('maxRedirects', options.maxRedirects ?? 5),
  };
}

function createSigner(
  { signing, credentials, region }: PyPwExtHTTPSessionOptions,
  clock: Engine['clock'],
): RequestSigner | undefined {
  if (signing === false) return undefined;
  const target = createSigningTarget(signing ?? {}, region);
  return new RequestSigner(target, createCredentialProvider(credentials, clock), signing?.signer, clock);
}

/**
 * Checks the timer of an attempt. Node's timers hold 31 bits; beyond that they fire at once.
 *
 * @throws PyPwExtInternalError for anything but a positive number of ms below that.
 */
export function checkTimeout(timeout: number): number {
  if (typeof timeout === 'number' && timeout > 0 && timeout <= 0x7fffffff) return timeout;
  throw new PyPwExtInternalError('timeout must be a positive number of milliseconds, at most 2147483647');
}

function checkCount(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new PyPwExtInternalError(`The option "${name}" must be a number of at least 0`);
}

/** What is handed in is tried at the first call; a mistake there would look like a broken network. */
function checkParts({ fetch, policy, transports, logger }: PyPwExtHTTPSessionOptions): void {
  const levels = ['debug', 'info', 'warn', 'error'] as const;
  const problems = [
    fetch !== undefined && typeof fetch !== 'function' && 'fetch must be a function',
    policy !== undefined && typeof policy?.execute !== 'function' && 'policy must have execute(attempt)',
    transports !== undefined && !Array.isArray(transports) && 'transports must be a list',
    logger !== undefined &&
      !levels.every((level) => typeof logger?.[level] === 'function') &&
      `logger must have ${levels.join(', ')}`,
  ];
  for (const problem of problems) if (problem) throw new PyPwExtInternalError(`The option ${problem}`);
}
