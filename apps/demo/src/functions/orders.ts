import { initEnv, requireInvocation } from '@pypwext/base';
import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtLogger } from '@pypwext/logger';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { CreateOrder } from '../model/create-order.ts';

initEnv();
const logger = new PyPwExtLogger();
const errors = new PyPwExtErrorHandler({ logger });
const service = new PyPwExtService({ logger });

/** `POST /orders`: takes the items; without a `pypwext_id` the answer is 400. */
export const handler = service.handler(
  { model: CreateOrder, response: { justStatusCode: false }, wrap: [errors.collect({ root: true })] },
  async ({ pypwext_id, items }) => {
    requireInvocation().trace.pypwextId = pypwext_id;
    logger.info('Order taken', { items: items.length });
    return new PyPwExtResponse({ updated: items, operation: 'create-order' });
  },
);
