import { AwsV4Signer } from 'aws4fetch';
import type { Runner } from '../../race/race-suite.ts';
import { amzDate, credentials, region, request, service, signing } from './signed-request.ts';

export function aws4fetch(): Runner {
  const cache = new Map<string, ArrayBuffer>();
  return signing(async () => {
    const signer = new AwsV4Signer({
      ...credentials,
      method: request.method,
      url: `https://${request.host}${request.path}`,
      headers: { ...request.headers },
      body: request.body,
      service,
      region,
      datetime: amzDate,
      // The content type is signed with it only.
      allHeaders: true,
      cache,
    });
    return (await signer.sign()).headers.get('authorization');
  });
}
