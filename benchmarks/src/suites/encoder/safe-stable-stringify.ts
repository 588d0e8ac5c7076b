import { configure } from 'safe-stable-stringify';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName } from './data.ts';

export function safeStableStringify(name: PayloadName): Runner {
  const stringify = configure({ deterministic: false });
  return encoding(name, (value) => stringify(value) as string);
}
