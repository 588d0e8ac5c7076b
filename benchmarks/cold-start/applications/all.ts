import { PyPwExtJSONEncoder } from '@pypwext/encoder';
import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtHTTPSession } from '@pypwext/http';
import { fetchLambdaTransport, PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
import { PyPwExtLogger } from '@pypwext/logger';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { context, event, orderModel } from './order.ts';

const logger = new PyPwExtLogger({ serviceName: 'orders' });
const wrap = [new PyPwExtErrorHandler().collect({ root: true })];
const service = new PyPwExtService({ logger, encoder: new PyPwExtJSONEncoder() });

// The clients are made as functions make them, once; the first answer calls nobody.
export const http = new PyPwExtHTTPSession({ logger });
export const invoker = new PyPwExtLambdaInvoker({ region: 'eu-north-1' });
export { fetchLambdaTransport };

const handler = service.handler({ model: orderModel, wrap }, async (order) => {
  logger.info('Order received', { sku: order.sku });
  return new PyPwExtResponse({ body: { total: order.amount * 12 } });
});

export const answer = (): unknown => handler(event as never, context as never);
