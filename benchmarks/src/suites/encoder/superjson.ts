import SuperJSON from 'superjson';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName } from './data.ts';

export const superjson = (name: PayloadName): Runner =>
  encoding(
    name,
    (value) => SuperJSON.stringify(value),
    (text) => JSON.parse(text).json,
  );
