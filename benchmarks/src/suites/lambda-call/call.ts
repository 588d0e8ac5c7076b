export const name = 'pricing';

export const body = {
  customer: { email: 'a@example.com', age: 30 },
  items: Array.from({ length: 8 }, (_, id) => ({ id, price: 12.5 })),
};

export const trace = {
  pypwextId: 'a1',
  correlationId: 'c1',
  traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
};

/** What PyPwExt makes of the trace, for the calls that carry it by hand. */
export const clientContext: string = Buffer.from(
  JSON.stringify({ custom: { pypwext: JSON.stringify(trace) } }),
).toString('base64');

export const region = 'eu-west-1';
