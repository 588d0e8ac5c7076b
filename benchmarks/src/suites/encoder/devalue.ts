import { parse, stringify } from 'devalue';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName } from './data.ts';

// devalue writes built-in types but no errors, for which its documentation offers reducers.
const reducers = {
  Error: (value: unknown) => value instanceof Error && [value.name, value.message, value.stack, value.cause],
};
const revivers = { Error: ([name, message]: [string, string]) => ({ name, message }) };

export const devalue = (name: PayloadName): Runner =>
  encoding(
    name,
    (value) => stringify(value, reducers),
    (text) => parse(text, revivers),
  );
