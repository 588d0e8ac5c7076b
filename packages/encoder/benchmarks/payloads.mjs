const numbers = (count) => Array.from({ length: count }, (_, index) => index);

/** An order as a web shop's service answers with it: 2 KB of JSON, 20 objects and 13 lists. */
export const order = JSON.parse(
  JSON.stringify({
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
  }),
);

/** The same order as a service holds it: dates, a bigint, a map, a set, an error, bytes. */
export const mixedOrder = {
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

/** An HTTP API event (payload format 2.0) with 19 headers and a JSON body. */
export const event = JSON.parse(
  JSON.stringify({
    version: '2.0',
    routeKey: 'POST /offers',
    rawPath: '/offers',
    rawQueryString: 'country=SE&page=2',
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': 'sv-SE,sv;q=0.9,en;q=0.8',
      authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IOwJ3SSdc1c',
      'cache-control': 'no-cache',
      'content-length': '1100',
      'content-type': 'application/json',
      host: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
      origin: 'https://www.example.com',
      referer: 'https://www.example.com/offers',
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': 'same-site',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131 Safari/537.36',
      'x-amzn-trace-id': 'Root=1-68a0f1b2-1234567890abcdef12345678',
      'x-forwarded-for': '198.51.100.7',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: { country: 'SE', page: '2' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3',
      domainName: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
      domainPrefix: 'a1b2c3',
      http: {
        method: 'POST',
        path: '/offers',
        protocol: 'HTTP/1.1',
        sourceIp: '198.51.100.7',
        userAgent: 'x',
      },
      requestId: 'ATf54321=',
      routeKey: 'POST /offers',
      stage: '$default',
      time: '24/Nov/2026:19:19:04 +0000',
      timeEpoch: 1_795_548_000_000,
    },
    body: JSON.stringify({
      customers: numbers(18).map((index) => ({ email: `customer.${index}@example.com`, age: 20 + index })),
    }),
    isBase64Encoded: false,
  }),
);

/** Eight names that are masked at any depth; one of them is in the event, none in the order. */
export const names = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey', 'iban', 'ssn'];
