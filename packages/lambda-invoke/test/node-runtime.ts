import type { LambdaContext } from '../src/index.ts';
import type { StubAnswer } from './invoke-stub.ts';

/**
 * Answers as Lambda does for a handler under its Node.js runtime: of an error only type, message and trace
 * get through, and the client context arrives parsed. The end-to-end tests use the runtime itself.
 */
export const runtimeAnswer =
  (handler: (event: never, context: LambdaContext) => unknown): StubAnswer =>
  async (response, { payload, clientContext, headers }) => {
    if (headers['x-amz-invocation-type'] === 'Event') {
      response.writeHead(202).end();
      return;
    }
    const context: LambdaContext = {
      functionName: 'pricing',
      awsRequestId: 'request-of-the-callee',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:pricing',
      clientContext,
      getRemainingTimeInMillis: () => 30_000,
    };
    try {
      const result = await handler((payload === undefined ? {} : payload) as never, context);
      response.writeHead(200).end(result === undefined ? 'null' : JSON.stringify(result));
    } catch (error) {
      const { name, message, stack } = error as Error;
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
      response.end(
        JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split('\n') ?? [] }),
      );
    }
  };
