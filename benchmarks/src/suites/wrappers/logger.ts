import { PyPwExtLogger } from '@pypwext/logger';
import type { Runner } from '../../race/race-suite.ts';
import { order, total, totalAsync } from './work.ts';

/** Entry and exit are both off at INFO. */
const off = { level: 'DEBUG', outLevel: 'DEBUG' } as const;

export function methodOff(): Runner {
  const wrapping = new PyPwExtLogger().method(off)(total);
  return { call: () => wrapping(order) };
}

export function methodOffAsync(): Runner {
  const wrapping = new PyPwExtLogger().method(off)(totalAsync);
  return { call: async () => wrapping(order) };
}
