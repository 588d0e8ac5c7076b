import { PyPwExtJSONEncoder } from '@pypwext/encoder';
import { value } from './mixed-value.ts';

const encoder = new PyPwExtJSONEncoder();

export const answer = (): unknown => encoder.encode(value());
