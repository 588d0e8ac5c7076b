import { bodies, type HttpEvent, httpEvent } from '../../http-event.ts';

/** What is logged. */
export type Job = 'bare' | 'context' | 'nested' | 'invocation' | 'error' | 'entry' | 'secretEntry' | 'off';

export const message = 'Order received';
export const extra = { a: 1 };
export const nested = {
  purchase: {
    id: 17,
    lines: [
      { sku: 'A', count: 2 },
      { sku: 'B', count: 1 },
    ],
  },
  total: 99.5,
};
export const keys = { tenant: 't-17', order: 'A-4711', attempt: 1 };

/** An event of 1.4 KB with nothing in it that is masked. */
const plainEvent = httpEvent('{"pypwext_id":"p-1","customers":[{"email":"ann@example.com","age":40}]}');
Reflect.deleteProperty(plainEvent.headers, 'authorization');

/** One of 3 KB, with credentials that PyPwExt masks. */
const secretEvent = httpEvent(bodies.valid);

/** The event of a job of entry and exit. */
export const eventOf = (job: Job): HttpEvent | undefined =>
  job === 'entry' ? plainEvent : job === 'secretEntry' ? secretEvent : undefined;

/** Lines of one invocation. */
export const lines = [0, 1, 2].map((line) => ({ line }));

export const failure = (): Error => new Error('no funds');

export const context = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'orders',
  functionVersion: '42',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:orders',
  memoryLimitInMB: '256',
};

/** The fields that Powertools makes of the context. */
export const contextFields = {
  cold_start: true,
  function_arn: context.invokedFunctionArn,
  function_memory_size: '256',
  function_name: context.functionName,
  function_request_id: context.awsRequestId,
};

/** Fields of every line in Lambda: the service, and the trace that the runtime put into the environment. */
export const commonFields = {
  service: 'orders',
  sampling_rate: '0',
  xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
};
