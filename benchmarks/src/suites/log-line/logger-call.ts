import type { Logger } from '@aws-lambda-powertools/logger';
import { context, extra, failure, type Job, keys, lines, message, nested } from './jobs.ts';

/** The call of a job that Powertools' Logger and the one that takes its place make alike. */
export function loggerCall(logger: Logger, job: Job): () => void {
  if (job !== 'bare' && job !== 'invocation') {
    logger.addContext(context as never);
    logger.appendKeys(keys);
  }
  const error = failure();
  if (job === 'error') return () => logger.error('Failed', error);
  if (job === 'nested') return () => logger.info(message, nested);
  if (job === 'off') return () => logger.debug(message, extra);
  if (job === 'invocation') return () => invocation(logger);
  return () => logger.info(message, extra);
}

function invocation(logger: Logger): void {
  logger.addContext(context as never);
  for (const line of lines) logger.info(message, line);
}
