import { writeSync } from 'node:fs';
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

type Write = (record: object) => void;

/** A record made for the call, through `console.log`. */
export const consoleLog = (job: Job): Runner => ({
  call: writing(job, (record) => console.log(JSON.stringify(record))),
});

/** A record that is there already, through one synchronous write: what every line of JSON takes at least. */
export function limit(job: Job): Runner {
  const made: object[] = [];
  writing(job, (record) => void made.push(record))();
  return {
    call: () => {
      for (const record of made) writeSync(1, `${JSON.stringify(record)}\n`);
    },
  };
}

const { sampling_rate: _, ...common } = commonFields;

function fieldsOf(job: Job): object {
  if (job === 'bare') return common;
  return job === 'invocation' ? { ...common, ...contextFields } : { ...common, ...contextFields, ...keys };
}

/** Makes and writes the records of a job. */
function writing(job: Job, write: Write): () => void {
  const fields = fieldsOf(job);
  const log = (level: string, text: string, more: object): void =>
    write({ level, message: text, timestamp: new Date().toISOString(), ...fields, ...more });
  const event = eventOf(job);
  if (event) return () => logEntryAndExit(log, event);
  switch (job) {
    case 'off':
      return () => {
        if (thresholds.debug >= thresholds.now) log('DEBUG', message, extra);
      };
    case 'error': {
      const { name, message: reason, stack } = failure();
      return () => log('ERROR', 'Failed', { error: { name, message: reason, stack } });
    }
    case 'invocation':
      return () => {
        for (const line of lines) log('INFO', message, line);
      };
    default: {
      const more = job === 'nested' ? nested : extra;
      return () => log('INFO', message, more);
    }
  }
}

type Log = (level: string, text: string, more: object) => void;

function logEntryAndExit(log: Log, event: object): void {
  log('INFO', 'Entering handler', { args: event });
  log('INFO', 'Exiting handler', { return: 'ok' });
}

/** As a service has them that writes its own levels: read for each call. */
const thresholds = { debug: 8, now: 12 };
