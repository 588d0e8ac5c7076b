import { PyPwExtHTTPSession, type SigningOptions, smithySigner } from '@pypwext/http';
import type { Runner } from '../../race/race-suite.ts';
import { body, credentials, path, region, service } from './request.ts';

const hosts = { '127.0.0.1': { service, region } };

export const unsigned = (url: string): Runner => posting(url, false);

export const signed = (url: string): Runner => posting(url, { hosts });

export const signedBySmithy = (url: string): Runner => posting(url, { hosts, signer: smithySigner() });

function posting(url: string, signing: SigningOptions | false): Runner {
  const http = new PyPwExtHTTPSession({ signing, credentials });
  return { call: async () => (await http.post(url + path, { body })).json() };
}
