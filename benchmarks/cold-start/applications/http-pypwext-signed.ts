import { PyPwExtHTTPSession } from '@pypwext/http';
import { body, type Setting } from './http-body.ts';

const http = new PyPwExtHTTPSession({
  signing: { hosts: { '127.0.0.1': { region: 'eu-north-1' } } },
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' },
});

export const answer = async ({ url }: Setting): Promise<unknown> => (await http.post(url, { body })).json();
