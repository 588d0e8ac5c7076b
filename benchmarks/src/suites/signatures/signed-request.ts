import type { Runner } from '../../race/race-suite.ts';
import { body, credentials, region, service } from '../http/request.ts';

/** What is signed. */
export const request = {
  method: 'POST',
  host: 'a1b2c3.execute-api.eu-west-1.amazonaws.com',
  path: '/v1/my-api',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  date: new Date('2026-11-24T12:00:00Z'),
};

export { credentials, region, service };

/** The time of the signature as it stands in `x-amz-date`. */
export const amzDate = '20261124T120000Z';

/** A contender that gives the value of `authorization`: all signers have to give the same. */
export const signing = (sign: () => unknown): Runner => ({
  call: sign,
  answer: async () => String(await sign()).replaceAll(', ', ','),
});
