import { pino, stdTimeFunctions } from 'pino';
import type { Runner } from '../../race/race-suite.ts';
import {
  commonFields,
  contextFields,
  eventOf,
  extra,
  failure,
  type Job,
  keys,
  lines,
  message,
  nested,
} from './jobs.ts';

const { sampling_rate: _, ...base } = commonFields;

export function pinoLogger(job: Job): Runner {
  const root = pino(
    {
      base,
      messageKey: 'message',
      errorKey: 'error',
      // Not pino's `isoTime`, whose key is `time`.
      timestamp: () => `,"timestamp":${stdTimeFunctions.isoTime().slice(',"time":'.length)}`,
      formatters: { level: (label) => ({ level: label.toUpperCase() }) },
    },
    pino.destination({ fd: 1, sync: true }),
  );
  const logger = job === 'bare' ? root : root.child({ ...contextFields, ...keys });
  const error = failure();
  if (job === 'error') return { call: () => logger.error(error, 'Failed') };
  if (job === 'nested') return { call: () => logger.info(nested, message) };
  if (job === 'off') return { call: () => logger.debug(extra, message) };
  if (job === 'invocation') {
    return {
      call: () => {
        const child = root.child(contextFields);
        for (const line of lines) child.info(line, message);
      },
    };
  }
  const event = eventOf(job);
  if (event) {
    return {
      call: () => {
        logger.info({ args: event }, 'Entering handler');
        logger.info({ return: 'ok' }, 'Exiting handler');
      },
    };
  }
  return { call: () => logger.info(extra, message) };
}
