import { AwsClient } from 'aws4fetch';
import type { Runner } from '../../race/race-suite.ts';
import { body, credentials, path, region, service } from './request.ts';

export function awsClient(url: string): Runner {
  const client = new AwsClient({ ...credentials, region, service, retries: 0 });
  return {
    call: async () => {
      const response = await client.fetch(url + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      return response.json();
    },
  };
}
