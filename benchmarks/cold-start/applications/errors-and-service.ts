import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { context, event, orderModel } from './order.ts';

const wrap = [new PyPwExtErrorHandler().collect({ root: true })];
const handler = new PyPwExtService().handler(
  { model: orderModel, wrap },
  async (order) => new PyPwExtResponse({ body: { total: order.amount * 12 } }),
);

export const answer = (): unknown => handler(event as never, context as never);
