import { aws4fetchSigner, type Signer, smithySigner } from '@pypwext/http';
import type { Runner } from '../../race/race-suite.ts';
import { credentials, region, request, service, signing } from './signed-request.ts';

export const byDefault = (): Runner => signingBy(aws4fetchSigner());

export const bySmithy = (): Runner => signingBy(smithySigner());

function signingBy(signer: Signer): Runner {
  const url = new URL(`https://${request.host}${request.path}`);
  const { method, headers, body, date } = request;
  return signing(async () => {
    const added = await signer.sign({ method, url, headers, body, service, region, credentials, date });
    return added.authorization;
  });
}
