import { Logger } from '@aws-lambda-powertools/logger';
import type { Runner } from '../../race/race-suite.ts';
import { context, eventOf, extra, failure, type Job, keys, lines, message, nested } from './jobs.ts';

export function powertools(job: Job): Runner {
  const logger = new Logger();
  if (job !== 'bare' && job !== 'invocation') {
    logger.addContext(context as never);
    logger.appendKeys(keys);
  }
  const error = failure();
  if (job === 'error') return { call: () => logger.error('Failed', error) };
  if (job === 'nested') return { call: () => logger.info(message, nested) };
  if (job === 'off') return { call: () => logger.debug(message, extra) };
  if (job === 'invocation') return { call: () => invocation(logger) };
  const event = eventOf(job);
  if (event) return { call: () => entryAndExit(logger, event) };
  return { call: () => logger.info(message, extra) };
}

/** What a service writes by hand, where `logger.method` writes two lines. */
function entryAndExit(logger: Logger, event: object): string {
  logger.info('Entering handler', { args: event as never });
  logger.info('Exiting handler', { return: 'ok' });
  return 'ok';
}

function invocation(logger: Logger): void {
  logger.addContext(context as never);
  for (const line of lines) logger.info(message, line);
}
