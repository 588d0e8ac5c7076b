import { injected } from '@pypwext/base';
import { expect, test, vi } from 'vitest';
import { type HttpReply, PyPwExtHTTPSession } from '../../src/index.ts';

const fetch = vi.fn(async (url: string) => new Response(url));
const http = new PyPwExtHTTPSession({ fetch });

class Offers {
  readonly prefix = 'offer';

  @http.method({ method: 'POST', url: 'https://x.example.com/offers/{id}', body: 'offer' })
  async send(args: { id: string; offer: { price: number } }, reply: HttpReply = injected()): Promise<string> {
    return `${this.prefix} ${args.id}: ${reply.responseBody}`;
  }

  @http.method({ url: 'https://x.example.com/offers/{id}' })
  static async load(_args: { id: string }, reply: HttpReply = injected()): Promise<number> {
    return reply.responseCode;
  }
}

test('A method is decorated under experimentalDecorators', async () => {
  const sent = await new Offers().send({ id: 'A-17', offer: { price: 1 } });

  expect(sent).toBe('offer A-17: https://x.example.com/offers/A-17');
});

test('A static method is decorated under experimentalDecorators', async () => {
  expect(await Offers.load({ id: 'A-17' })).toBe(200);
});
