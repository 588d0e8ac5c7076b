/** A request of the demo, and what it is answered with. */
export interface DemoRequest {
  readonly body: string;
  /** How many of them make a run. */
  readonly requests: number;
  /** Says whether an answer is right. */
  isRight(status: number, answer: unknown): boolean;
}

export const requests = {
  '/orders': {
    requests: 900,
    body: JSON.stringify({ pypwext_id: 'order-1', items: ['A-1'] }),
    isRight: (status, answer) => status === 200 && lengthOf(answer, 'updated') === 1,
  },
  '/offers': {
    requests: 150,
    body: JSON.stringify({ pypwext_id: 'offer-1', customers: [{ email: 'ann@example.com', age: 40 }] }),
    isRight: (status, answer) => status === 200 && lengthOf(answer, 'updated') === 1,
  },
} as const satisfies Record<string, DemoRequest>;

const lengthOf = (answer: unknown, key: string): number => {
  const list = (answer as Record<string, unknown>)[key];
  return Array.isArray(list) ? list.length : -1;
};

/** What a run of requests took. */
export interface RunOfRequests {
  readonly seconds: number;
  /** Of each request, in ms. */
  readonly times: readonly number[];
}

/**
 * Makes requests, so many at a time.
 *
 * @throws Error that shows the first wrong answer.
 */
export async function makeRequests(
  url: string,
  { body, isRight }: DemoRequest,
  concurrency: number,
  count: number,
): Promise<RunOfRequests> {
  const times: number[] = [];
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const started = performance.now();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await response.text();
      times.push(performance.now() - started);
      if (!isRight(response.status, JSON.parse(text))) {
        throw new Error(`The demo answered ${response.status} ${text}`);
      }
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { seconds: (performance.now() - started) / 1_000, times };
}
