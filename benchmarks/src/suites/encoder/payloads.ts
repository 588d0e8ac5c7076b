const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** As the runtime hands data over: parsed from text, in the compact shape that has for the engine. */
const parsed = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const plainOrder = {
  orderId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  status: 'CONFIRMED',
  currency: 'SEK',
  total: 1249.5,
  vat: 249.9,
  paid: true,
  coupon: null,
  customer: {
    id: 48213,
    name: 'Åsa Lindström',
    email: 'asa.lindstrom@example.com',
    phone: '+46 70 123 45 67',
    address: { street: 'Storgatan 12', postalCode: '111 22', city: 'Stockholm', country: 'SE' },
    tags: ['vip', 'newsletter', 'b2c'],
    consent: { marketing: true, profiling: false },
  },
  items: numbers(6).map((index) => ({
    sku: `SKU-${1000 + index}`,
    name: `Product number ${index} with a longer name`,
    quantity: index + 1,
    price: 99.9 + index,
    discount: index % 2 ? 0.1 : 0,
    attributes: { colour: 'blue', size: 'M', weight: 0.25 * index },
    stock: [index, index * 2, index * 3],
  })),
  delivery: {
    method: 'home',
    window: { from: '2026-11-24T08:00:00.000Z', to: '2026-11-24T12:00:00.000Z' },
    instructions:
      'Ring the bell "twice", then leave it at the door.\nThe code of the gate is on the label. Thanks!',
  },
  history: [
    { at: '2026-11-23T10:00:00.000Z', event: 'created', by: 'web' },
    { at: '2026-11-23T10:01:30.000Z', event: 'paid', by: 'psp' },
  ],
};

/** An order as a web shop's service answers with it: 2 KB of JSON, 20 objects and 13 lists. */
export const order: typeof plainOrder = parsed(plainOrder);

/** The same order as a service holds it: dates, a bigint, a map, a set, an error, bytes. */
export const mixedOrder: Readonly<Record<string, unknown>> = {
  ...order,
  orderId: 48213n,
  customer: { ...order.customer, tags: new Set(order.customer.tags) },
  delivery: {
    ...order.delivery,
    window: { from: new Date('2026-11-24T08:00:00Z'), to: new Date('2026-11-24T12:00:00Z') },
  },
  history: order.history.map((entry) => ({ ...entry, at: new Date(entry.at) })),
  prices: new Map([
    ['SE', 99n],
    ['NO', 109n],
  ]),
  label: new Uint8Array(48),
  lastFailure: new TypeError('the first attempt was refused', { cause: new Error('socket hang up') }),
};

/** Eight names that are masked at any depth; one of them is in the event, none in the order. */
export const names: readonly string[] = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'apiKey',
  'iban',
  'ssn',
];
