import type { Context } from 'aws-lambda';

/** A Lambda context of a function `test_func`. */
export const lambdaContext = (awsRequestId: string): Context => ({
  awsRequestId,
  functionName: 'test_func',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:test_func',
  memoryLimitInMB: '128',
  logGroupName: '/aws/lambda/test_func',
  logStreamName: 'stream',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 3_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
