import type { Runner } from '../../race/race-suite.ts';
import { body, path } from './request.ts';

export const builtInFetch = (url: string): Runner => ({
  call: async () => {
    const response = await fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return response.json();
  },
});
