/** Without an encoder, the caller makes plain values first. */
export const answer = (): unknown => JSON.stringify({ at: new Date(0), total: '12', tags: ['a', 'b'] });
