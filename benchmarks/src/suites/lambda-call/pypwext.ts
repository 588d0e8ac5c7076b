import { runInvocation } from '@pypwext/base';
import {
  fetchLambdaTransport,
  type LambdaTransport,
  lambdaTransport,
  PyPwExtLambdaInvoker,
  type SignRequest,
} from '@pypwext/lambda-invoke';
import { AwsV4Signer } from 'aws4fetch';
import type { Runner } from '../../race/race-suite.ts';
import { body, name, region, trace } from './call.ts';

/** As within a function: a deadline and a trace are there. */
const invoked = (call: () => Promise<unknown>): Runner => ({
  call: async () => runInvocation({ deadline: Date.now() + 10_000, trace }, call),
});

const through = (transport: LambdaTransport): Runner =>
  invoked(async () => (await transport.send({ method: 'FUNC', name, body })).payloadAsJson());

export const transport = (endpoint: string): Runner => through(lambdaTransport({ endpoint, region }));

export const light = (endpoint: string): Runner => through(fetchLambdaTransport({ endpoint, region, sign }));

const cache = new Map<string, ArrayBuffer>();

const sign: SignRequest = async ({ body: bytes, headers, ...request }) => {
  const signer = new AwsV4Signer({
    ...request,
    headers: { ...headers },
    ...(bytes ? { body: bytes as Uint8Array<ArrayBuffer> } : {}),
    accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
    cache,
  });
  return (await signer.sign()).headers as never;
};

export function invoker(endpoint: string): Runner {
  const lambda = new PyPwExtLambdaInvoker({ endpoint, region });
  return invoked(async () => (await lambda.func(name, { body })).payloadAsJson());
}
