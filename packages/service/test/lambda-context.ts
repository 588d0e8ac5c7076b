import type { LambdaContext } from '../src/index.ts';

export const REQUEST_ID = '0b5f7c3a-9d1e-4f60-8a2b-1c3d4e5f6071';

/** A context with ten seconds left. */
export const lambdaContext = (more: Partial<LambdaContext> = {}): LambdaContext => ({
  functionName: 'orders',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:orders',
  memoryLimitInMB: '128',
  awsRequestId: REQUEST_ID,
  logGroupName: '/aws/lambda/orders',
  logStreamName: '2026/11/24/[$LATEST]0123456789abcdef',
  getRemainingTimeInMillis: () => 10_000,
  ...more,
});
