import type { AttemptRecord } from '@pypwext/base';
import { attempt } from './attempt.ts';
import { backoff } from './backoff.ts';
import type { Engine, ExchangeRequest } from './exchange.ts';
import { networkErrorCode } from './network-error.ts';
import type { ExchangeResult, Outcome, ReceivedReply } from './outcome.ts';
import { DEFAULTS, type RetrySettings } from './retry.ts';
import { parseHttpDate, parseRetryAfter } from './retry-after.ts';
import { throughPolicy } from './through-policy.ts';

/** AWS marks a spent usage-plan quota with it: the next second will not help, the next day will. */
const QUOTA_ERROR = 'LimitExceededException';
/** The longest wait of a timer, in ms; with more than that, Node's ends after 1 ms. */
const LONGEST_TIMER = 0x7fffffff;

/**
 * Makes a call to its end: attempts, waits and replays, within the deadline. It never rejects; how the call
 * ended is the outcome.
 */
export async function resilientExchange(engine: Engine, request: ExchangeRequest): Promise<ExchangeResult> {
  const attempts: AttemptRecord[] = [];
  let last: Outcome | undefined;
  let waited: number | undefined;
  let drawn: number | undefined;
  for (let retries = 0; ; ) {
    const made = attempts.length;
    const outcome: Outcome = await timedAttempt(engine, request, attempts, waited);
    // A policy that lets nothing through, or a deadline that has come, does not hide what was there before.
    if (attempts.length === made && last && outcome.kind !== 'aborted') return { outcome: last, attempts };
    last = outcome;
    if (outcome.kind === 'reply' && (await replays(request, outcome.reply, attempts.length))) {
      waited = undefined;
      continue;
    }
    if (!isFailure(outcome, request.settings.retry || undefined)) {
      if (outcome.kind === 'reply') engine.budget?.refill(drawn);
      return { outcome, attempts };
    }
    waited = nextWait(engine, request, outcome, retries);
    if (waited === undefined) return { outcome, attempts };
    if (engine.budget) {
      drawn = engine.budget.draw(outcome.kind === 'reply' && outcome.reply.status === 429);
      if (drawn === undefined) return { outcome, attempts };
    }
    retries += 1;
    const aborted = await pause(engine, waited, request.settings.signal);
    if (aborted) return { outcome: aborted, attempts };
  }
}

async function timedAttempt(
  engine: Engine,
  request: ExchangeRequest,
  attempts: AttemptRecord[],
  waited: number | undefined,
): Promise<Outcome> {
  const { timeout, deadline } = request.settings;
  const settled = engine.idleSockets.settle();
  if (settled) await settled;
  const run = async (signal?: AbortSignal): Promise<Outcome> => {
    const started = engine.clock.now();
    // Asked here, for a policy may have held the attempt back.
    const left = deadline === undefined ? Number.POSITIVE_INFINITY : deadline - started;
    if (left <= 0) return { kind: 'deadline' };
    const outcome = await attempt(engine, request, Math.min(timeout, left), left < timeout, signal);
    attempts.push({
      attempt: attempts.length + 1,
      ...describe(outcome),
      milliseconds: engine.clock.now() - started,
      ...(waited === undefined ? {} : { waited: Math.round(waited) }),
    });
    return outcome;
  };
  if (!engine.policy) return run();
  return throughPolicy(engine.policy, engine.clock, request.settings, {
    attempt: run,
    repeatable: isRepeatable(request),
    failure: (outcome) =>
      isFailure(outcome, request.settings.retry || undefined)
        ? Object.values(describe(outcome)).join(' ')
        : undefined,
  });
}

/** Whether an outcome is one that another attempt could mend. */
function isFailure(outcome: Outcome, retry: RetrySettings | undefined): boolean {
  if (outcome.kind !== 'reply') return outcome.kind === 'network' || outcome.kind === 'timeout';
  const { status, headers } = outcome.reply;
  if (status === 429 && headers.get('x-amzn-errortype')?.startsWith(QUOTA_ERROR)) return false;
  return retry === undefined ? status >= 500 : retry.statuses.includes(status);
}

/** Whether the signer asks for the same request once more, as after a clock skew was learnt. */
function replays(
  request: ExchangeRequest,
  reply: ReceivedReply,
  attempts: number,
): boolean | Promise<boolean> {
  const { signer, replayable } = request.settings;
  if (signer === undefined || reply.status !== 403 || !replayable || attempts !== 1) return false;
  // An authorization of the caller's own: nothing was signed, so there is nothing to sign better.
  if (request.headers.authorization !== undefined) return false;
  return signer.learn(request.url, reply);
}

/** Whether a request may be sent again although it may have run. */
function isRepeatable({ method, settings }: ExchangeRequest): boolean {
  const { retry, idempotent, replayable } = settings;
  return replayable && (idempotent || (retry || DEFAULTS).methods.includes(method));
}

/** The wait before the next attempt, in ms; `undefined` when there is none to be made. */
function nextWait(
  engine: Engine,
  request: ExchangeRequest,
  outcome: Outcome,
  retries: number,
): number | undefined {
  const { retry, deadline } = request.settings;
  if (retry === false || retries >= retry.total || !isRepeatable(request)) return undefined;
  const asked = outcome.kind === 'reply' ? retryAfter(outcome.reply.headers, engine.clock.now()) : 0;
  if (asked > Math.min(retry.maxRetryAfter, LONGEST_TIMER)) return undefined;
  const wait = Math.min(LONGEST_TIMER, Math.max(asked, backoff(retries, retry, engine.random)));
  const fits = deadline === undefined || engine.clock.now() + wait < deadline;
  return fits ? wait : undefined;
}

/** What the server asks for, in ms. Its own clock counts for a date, whatever ours says. */
function retryAfter(headers: Headers, now: number): number {
  const date = parseHttpDate(headers.get('date') ?? '', now) ?? now;
  return parseRetryAfter(headers.get('retry-after'), date) ?? 0;
}

async function pause(
  engine: Engine,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Outcome | undefined> {
  try {
    await engine.clock.sleep(milliseconds, signal);
    return undefined;
  } catch (error) {
    return { kind: 'aborted', reason: signal?.aborted ? signal.reason : error };
  }
}

function describe(outcome: Outcome): { status?: number; failure?: string } {
  if (outcome.kind === 'reply') return { status: outcome.reply.status };
  const code = outcome.kind === 'network' ? networkErrorCode(outcome.cause) : undefined;
  return { failure: code === undefined ? outcome.kind : `${outcome.kind} ${code}` };
}
