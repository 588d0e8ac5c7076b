import { Agent } from 'node:http';
import axios from 'axios';
import type { Runner } from '../../race/race-suite.ts';
import { body, path } from './request.ts';

const httpAgent = new Agent({ keepAlive: true });

export const axiosClient = (url: string): Runner => ({
  call: async () => (await axios.post(url + path, body, { httpAgent })).data,
});
