import type { StandardSchema } from '@pypwext/base';

/** An event and a check without a schema library, so that what is measured is the package. */
export const event: HttpEvent = {
  version: '2.0',
  routeKey: 'POST /offers',
  rawPath: '/offers',
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST', path: '/offers' }, requestId: 'r-1', stage: '$default' },
  body: '{"sku":"A-17","amount":3}',
  isBase64Encoded: false,
};

interface HttpEvent {
  readonly version: string;
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: object;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export interface Order {
  readonly sku: string;
  readonly amount: number;
}

/** A model by the Standard Schema specification (https://standardschema.dev), written by hand. */
export const orderModel: StandardSchema<unknown, Order> = {
  '~standard': {
    version: 1,
    vendor: 'benchmark',
    validate: (value) => {
      const order = value as Partial<Order> | null;
      if (typeof order?.sku !== 'string' || typeof order.amount !== 'number') {
        return { issues: [{ message: 'Not an order' }] };
      }
      return { value: { sku: order.sku, amount: order.amount } };
    },
  },
};

export const context = {
  functionName: 'offers',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:offers',
  memoryLimitInMB: '128',
  awsRequestId: '0b5f7c3a-9d1e-4f60-8a2b-1c3d4e5f6071',
  logGroupName: '/aws/lambda/offers',
  logStreamName: '2026/11/24/[$LATEST]0123456789abcdef',
  getRemainingTimeInMillis: (): number => 10_000,
};
