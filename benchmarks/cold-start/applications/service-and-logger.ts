import { PyPwExtLogger } from '@pypwext/logger';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { context, event, orderModel } from './order.ts';

const logger = new PyPwExtLogger({ serviceName: 'orders' });
const handler = new PyPwExtService({ logger }).handler({ model: orderModel }, async (order) => {
  logger.info('Order received', { sku: order.sku });
  return new PyPwExtResponse({ body: { total: order.amount * 12 } });
});

export const answer = (): unknown => handler(event as never, context as never);
