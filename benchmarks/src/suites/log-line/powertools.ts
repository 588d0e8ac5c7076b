import { Logger } from '@aws-lambda-powertools/logger';
import type { Runner } from '../../race/race-suite.ts';
import { eventOf, type Job } from './jobs.ts';
import { loggerCall } from './logger-call.ts';

export function powertools(job: Job): Runner {
  const logger = new Logger();
  const call = loggerCall(logger, job);
  const event = eventOf(job);
  return { call: event ? () => entryAndExit(logger, event) : call };
}

/** What a service writes by hand, where `logger.method` writes two lines. */
function entryAndExit(logger: Logger, event: object): string {
  logger.info('Entering handler', { args: event as never });
  logger.info('Exiting handler', { return: 'ok' });
  return 'ok';
}
