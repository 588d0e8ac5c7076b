import { openInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import type { Runner } from '../../race/race-suite.ts';
import { eventOf, type Job } from './jobs.ts';
import { loggerCall } from './logger-call.ts';

export function pypwext(job: Job): Runner {
  const logger = new PyPwExtLogger();
  const call = loggerCall(logger, job);
  if (job === 'invocation') return { call: () => openInvocation({}, call) };
  const event = eventOf(job);
  if (event === undefined) return { call };
  const handler = logger.method({ level: 'INFO' })(function handler(_event: unknown) {
    return 'ok';
  });
  return { call: () => handler(event) };
}
