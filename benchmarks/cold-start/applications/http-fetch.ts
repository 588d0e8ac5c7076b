import { body, type Setting } from './http-body.ts';

export async function answer({ url }: Setting): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })).json();
}
