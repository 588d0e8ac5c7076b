import { serializeError } from 'serialize-error';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName } from './data.ts';

export const serializeErrors = (name: PayloadName): Runner =>
  encoding(name, (value) => JSON.stringify(serializeError(value)));
