/** What plain JSON cannot hold, and an encoder can. */
export const value = (): Readonly<Record<string, unknown>> => ({
  at: new Date(0),
  total: 12n,
  tags: new Set(['a', 'b']),
});
