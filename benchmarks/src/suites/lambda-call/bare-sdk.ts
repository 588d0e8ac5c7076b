import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Runner } from '../../race/race-suite.ts';
import { body, clientContext, name, region } from './call.ts';

const command = (): InvokeCommand =>
  new InvokeCommand({
    FunctionName: name,
    InvocationType: 'RequestResponse',
    Payload: JSON.stringify(body),
    ClientContext: clientContext,
  });

const clientOf = (endpoint: string): LambdaClient =>
  new LambdaClient({ endpoint, region, retryMode: 'adaptive', maxAttempts: 10 });

export function bareSdk(url: string): Runner {
  const client = clientOf(url);
  return { call: async () => JSON.parse((await client.send(command())).Payload?.transformToString() ?? '') };
}

export function bareSdkWithSignal(url: string): Runner {
  const client = clientOf(url);
  return {
    call: async () => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 5_000);
      try {
        const reply = await client.send(command(), { abortSignal: controller.signal });
        return JSON.parse(reply.Payload?.transformToString() ?? '');
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
