import { createRedactionPlan } from '@pypwext/base';
import { PyPwExtJSONEncoder } from '@pypwext/encoder';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName, payloadOf } from './data.ts';
import { names } from './payloads.ts';

/** Native on data that is plain: what it cannot write itself has been made plain beforehand. */
export const native = (name: PayloadName): Runner => encodingPlain(name, (plain) => JSON.stringify(plain));

/** Native with the least of replacers. */
export const identity = (name: PayloadName): Runner =>
  encodingPlain(name, (plain) => JSON.stringify(plain, (_key, member) => member));

function encodingPlain(name: PayloadName, encode: (plain: unknown) => string): Runner {
  const plain = JSON.parse(new PyPwExtJSONEncoder().encode(payloadOf(name)));
  const { answer } = encoding(name, () => encode(plain));
  return { call: () => encode(plain), ...(answer ? { answer } : {}) };
}

export function wire(name: PayloadName): Runner {
  const encoder = new PyPwExtJSONEncoder();
  return encoding(name, (value) => encoder.encode(value));
}

export function log(name: PayloadName): Runner {
  // The default plan of the log profile masks nothing: names are the logger's own affair.
  const encoder = new PyPwExtJSONEncoder({ profile: 'log' });
  return encoding(name, (value) => encoder.encode(value));
}

export function redacting(name: PayloadName): Runner {
  const encoder = new PyPwExtJSONEncoder({
    profile: 'log',
    redaction: createRedactionPlan({ keys: [...names] }),
  });
  return encoding(name, (value) => encoder.encode(value));
}
