import { Logger } from '@aws-lambda-powertools/logger';
import type { Runner } from '../../race/race-suite.ts';
import { encoding, type PayloadName } from './data.ts';

/** The replacer is protected, and made for subclasses. */
class ReplacingLogger extends Logger {
  public replacer(): (key: string, value: unknown) => unknown {
    return this.getJsonReplacer();
  }
}

export function powertools(name: PayloadName): Runner {
  const replacer = new ReplacingLogger().replacer();
  return encoding(name, (value) => JSON.stringify(value, replacer));
}
