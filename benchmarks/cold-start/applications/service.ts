import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { context, event, orderModel } from './order.ts';

const handler = new PyPwExtService().handler(
  { model: orderModel },
  async (order) => new PyPwExtResponse({ body: { total: order.amount * 12 } }),
);

export const answer = (): unknown => handler(event as never, context as never);
