import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type LambdaContext, PyPwExtResponse, PyPwExtService } from '../../src/index.ts';
import { httpEvent } from '../events.ts';
import { lambdaContext } from '../lambda-context.ts';

const service = new PyPwExtService();
const Order = z.object({ id: z.string() });

beforeAll(() => {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

class Orders {
  prefix = 'order ';

  @service.response({ justStatusCode: false })
  @service.event({ model: Order })
  async create(order: z.infer<typeof Order>, _context?: LambdaContext): Promise<unknown> {
    return new PyPwExtResponse({ id: this.prefix + order.id });
  }

  @service.response
  static async list(): Promise<unknown> {
    return new PyPwExtResponse({ kind: 'Orders' });
  }
}

test('legacy decorators, bare and with options', async () => {
  const create = new Orders().create.bind(new Orders()) as unknown as (event: unknown) => unknown;
  expect(await create(httpEvent({ body: '{"id":"A"}' }))).toMatchObject({ body: '{"id":"order A"}' });
  expect(await create(httpEvent({ body: '{}' }))).toMatchObject({ statusCode: 400 });
  expect(await Orders.list()).toMatchObject({ body: '{"kind":"Orders"}' });
});

test("beside Powertools' Metrics and Tracer decorators on the same method", async () => {
  const metrics = new Metrics({ namespace: 'shop', serviceName: 'orders' });
  const tracer = new Tracer({ serviceName: 'orders', enabled: false });
  class Handler {
    prefix = 'order ';

    @tracer.captureLambdaHandler()
    @metrics.logMetrics({ captureColdStartMetric: true })
    @service.response
    async handler(event: unknown, _context: Context): Promise<unknown> {
      metrics.addMetric('orders', MetricUnit.Count, 1);
      return new PyPwExtResponse({ id: this.prefix + (event as { body: string }).body });
    }
  }
  const orders = new Handler();
  const context = lambdaContext() as unknown as Context;
  expect(await orders.handler(httpEvent({ body: 'A' }), context)).toMatchObject({ body: '{"id":"order A"}' });
  expect(vi.mocked(console.log).mock.calls.flat().join()).toContain('"orders":1');
});
