import { collect } from '@pypwext/errors';
import { composeHandler, PyPwExtResponse } from '@pypwext/service';
import { context, event, orderModel } from './order.ts';

// What somebody writes who counts bytes: plain values, no problem details, no batches.
const handler = composeHandler({ encoder: { encode: JSON.stringify } })(
  { model: orderModel, wrap: [collect({ root: true })] },
  async (order) => new PyPwExtResponse({ body: { total: order.amount * 12 } }),
);

export const answer = (): unknown => handler(event as never, context as never);
