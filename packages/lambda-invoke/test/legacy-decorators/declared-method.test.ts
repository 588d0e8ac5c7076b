import { injected } from '@pypwext/base';
import { expect, test } from 'vitest';
import { type LambdaReply, LambdaResponse, PyPwExtLambdaInvoker } from '../../src/index.ts';

const lambda = new PyPwExtLambdaInvoker({
  client: { invoke: async () => ({ StatusCode: 200, Payload: Buffer.from('{"price":12}') }) },
});

class Offers {
  readonly currency = 'EUR';

  @lambda.method({ method: 'FUNC', url: 'pricing', params: { email: '{email}' } })
  async price(_args: { email: string }, reply: LambdaReply = injected()): Promise<string> {
    return `${reply.json<{ price: number }>()?.price} ${this.currency}`;
  }
}

test('a method decorated with experimentalDecorators gets its reply', async () => {
  expect(await new Offers().price({ email: 'a' })).toBe('12 EUR');
  expect(new LambdaResponse({}).StatusCode).toBe(200);
});
