import type { AttemptRecord } from '@pypwext/base';

/** What carries the attempts of a function call: its response, or the error it has ended with. */
interface Carrier {
  readonly attempts?: unknown;
  readonly attemptRecords?: unknown;
  readonly ResponseMetadata?: { readonly attempts?: unknown; readonly attemptRecords?: unknown } | undefined;
}

/**
 * The attempts of a function call, as the transport has noted them. Of a transport that notes none there is the
 * last attempt, with the time that all of them took.
 *
 * @param carrier - The response, or the error.
 * @param last - How the call has ended.
 */
export function functionAttempts(
  carrier: unknown,
  last: Omit<AttemptRecord, 'attempt'>,
): readonly AttemptRecord[] {
  const { ResponseMetadata, ...own } = view(carrier);
  const { attempts, attemptRecords } = ResponseMetadata ?? own;
  if (Array.isArray(attemptRecords) && attemptRecords.length > 0) return attemptRecords as AttemptRecord[];
  const attempt = typeof attempts === 'number' ? attempts : 1;
  // A call that was refused before it was sent.
  return attempt === 0 ? [] : [{ attempt, ...last }];
}

/** Named one by one, for an error's own are not enumerable. */
function view(carrier: unknown): Carrier {
  if (typeof carrier !== 'object' || carrier === null) return {};
  const { attempts, attemptRecords, ResponseMetadata } = carrier as Carrier;
  return { attempts, attemptRecords, ResponseMetadata };
}
