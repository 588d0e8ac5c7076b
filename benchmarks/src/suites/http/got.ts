import { Agent } from 'node:http';
import got from 'got';
import type { Runner } from '../../race/race-suite.ts';
import { body, path } from './request.ts';

// got opens a connection for each call unless it is told to keep one; the others keep theirs.
const agent = { http: new Agent({ keepAlive: true }) };

export const gotClient = (url: string): Runner => ({
  call: async () => got.post(url + path, { json: body, agent }).json(),
});
