import { event } from './order.ts';

export async function answer(): Promise<unknown> {
  const order = JSON.parse(event.body) as { sku?: unknown; amount?: unknown };
  if (typeof order.sku !== 'string' || typeof order.amount !== 'number')
    return { statusCode: 400, body: '{}' };
  return { statusCode: 200, body: JSON.stringify({ total: order.amount * 12 }) };
}
