import { openInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import type { Runner } from '../../race/race-suite.ts';
import { context, eventOf, extra, failure, type Job, keys, lines, message, nested } from './jobs.ts';

export function pypwext(job: Job): Runner {
  const logger = new PyPwExtLogger();
  if (job !== 'bare' && job !== 'invocation') {
    logger.addContext(context as never);
    logger.appendKeys(keys);
  }
  const error = failure();
  if (job === 'error') return { call: () => logger.error('Failed', error) };
  if (job === 'nested') return { call: () => logger.info(message, nested) };
  if (job === 'off') return { call: () => logger.debug(message, extra) };
  if (job === 'invocation') return { call: () => openInvocation({}, () => invocation(logger)) };
  const event = eventOf(job);
  if (event) {
    const handler = logger.method({ level: 'INFO' })(function handler(_event: unknown) {
      return 'ok';
    });
    return { call: () => handler(event) };
  }
  return { call: () => logger.info(message, extra) };
}

function invocation(logger: PyPwExtLogger): void {
  logger.addContext(context as never);
  for (const line of lines) logger.info(message, line);
}
