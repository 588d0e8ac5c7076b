import { writeSync } from 'node:fs';
import type { Runner } from '../../race/race-suite.ts';
import {
  commonFields,
  contextFields,
  event,
  extra,
  failure,
  type Job,
  keys,
  message,
  nested,
} from './jobs.ts';

type Write = (record: object) => void;

/** A record made for the call, through `console.log`. */
export const consoleLog = (job: Job): Runner => written(job, (record) => console.log(JSON.stringify(record)));

/** A record that is there already, through one synchronous write: what every line of JSON takes at least. */
export function limit(job: Job): Runner {
  const made: object[] = [];
  written(job, (record) => void made.push(record)).call();
  return {
    call: () => {
      for (const record of made) writeSync(1, `${JSON.stringify(record)}\n`);
    },
  };
}

const { sampling_rate: _, ...common } = commonFields;

function written(job: Job, write: Write): Runner {
  const fields = job === 'bare' ? common : { ...common, ...contextFields, ...keys };
  const record = (level: string, text: string, more: object): object => ({
    level,
    message: text,
    timestamp: new Date().toISOString(),
    ...fields,
    ...more,
  });
  const error = failure();
  const threshold = 12;
  if (job === 'off') {
    return {
      call: () => {
        if (level.debug >= threshold) write(record('DEBUG', message, extra));
      },
    };
  }
  if (job === 'error') {
    return {
      call: () => {
        const { name, stack } = error;
        write(record('ERROR', 'Failed', { error: { name, message: error.message, stack } }));
      },
    };
  }
  if (job === 'entry') {
    return {
      call: () => {
        write(record('INFO', 'Entering handler', { args: event }));
        write(record('INFO', 'Exiting handler', { return: 'ok' }));
      },
    };
  }
  const more = job === 'nested' ? nested : extra;
  return { call: () => write(record('INFO', message, more)) };
}

const level = { debug: 8 };
