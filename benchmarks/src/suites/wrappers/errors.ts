import { PyPwExtErrorHandler } from '@pypwext/errors';
import type { Runner } from '../../race/race-suite.ts';
import { order, total, totalAsync } from './work.ts';

export function collecting(): Runner {
  const wrapping = new PyPwExtErrorHandler().collect(total);
  return { call: () => wrapping(order) };
}

export function collectingAsync(): Runner {
  const wrapping = new PyPwExtErrorHandler().collect(totalAsync);
  return { call: async () => wrapping(order) };
}

export function collectingRoot(): Runner {
  const wrapping = new PyPwExtErrorHandler().collect({ root: true })(totalAsync);
  return { call: async () => wrapping(order) };
}
