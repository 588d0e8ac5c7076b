import { fetchLambdaTransport } from '@pypwext/lambda-invoke';
import { AwsV4Signer } from 'aws4fetch';
import { credentials } from './credentials.ts';
import { body, type Setting } from './http-body.ts';

export function answer({ url }: Setting): Promise<unknown> {
  const transport = fetchLambdaTransport({
    endpoint: url,
    region: 'eu-north-1',
    sign: async (request) => {
      const { headers } = await new AwsV4Signer({ ...request, ...credentials }).sign();
      return Object.fromEntries(headers as Iterable<[string, string]>);
    },
  });
  return transport.send({ method: 'FUNC', name: 'pricing', body });
}
