import ky from 'ky';
import type { Runner } from '../../race/race-suite.ts';
import { body, path } from './request.ts';

export const kyClient = (url: string): Runner => ({
  call: async () => ky.post(url + path, { json: body }).json(),
});
