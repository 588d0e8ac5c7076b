import { ofetch } from 'ofetch';
import type { Runner } from '../../race/race-suite.ts';
import { body, path } from './request.ts';

export const ofetchClient = (url: string): Runner => ({
  call: () => ofetch(url + path, { method: 'POST', body }),
});
