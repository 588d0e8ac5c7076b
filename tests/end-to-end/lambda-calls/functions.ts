import { currentInvocation, remainingTime, runInvocation, StdPyPwExtError } from '@pypwext/base';
import { audit, offers, pricing, refresh, TooYoungError } from './contracts.ts';

const pypwextId = () => currentInvocation()?.trace.pypwextId;

const failures: Readonly<Record<string, () => unknown>> = {
  throw: () => {
    throw new TypeError('secret of the function');
  },
  exit: () => process.exit(0),
  exitWithStatus: () => process.exit(3),
  killed: () => process.kill(process.pid, 'SIGKILL'),
  stray: () => {
    void Promise.reject(new Error('stray'));
    return new Promise((resolve) => setTimeout(resolve, 500));
  },
  slow: () => new Promise((resolve) => setTimeout(resolve, 10_000)),
  private: () => {
    throw new StdPyPwExtError('Jane is ill', { code: 451, classification: 'PII', details: { name: 'Jane' } });
  },
};

export const pricingHandler = pricing.handler(async ({ age, mode }) => {
  console.log(`pricing ${pypwextId()} remaining=${(remainingTime() ?? 0) > 0}`);
  if (mode !== undefined) await failures[mode]?.();
  if (age < 18) throw new TooYoungError('Customer is too young', { code: 422, details: { age } });
  return { price: age * 2, pypwextId: pypwextId() };
});

export const auditHandler = audit.handler(({ what }) => {
  console.log(`audit ${pypwextId()} ${what}`);
  return null;
});

export const offersHandler = offers.handler(async ({ age }) =>
  runInvocation({ trace: { pypwextId: `offer-${age}` } }, async () => {
    console.log(`offers ${pypwextId()}`);
    await audit.send({ what: 'offered' });
    return pricing.call({ age });
  }),
);

export const large = async (): Promise<string> => 'x'.repeat(7_000_000);
export const unserialisable = async (): Promise<unknown> => 1n;

export const refreshHandler = refresh.handler((input) => {
  console.log(`refreshed with ${String(input)}`);
});
