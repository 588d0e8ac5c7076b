import { PyPwExtHTTPSession } from '@pypwext/http';
import { environment } from '../environment.ts';
import { logger } from './logger.ts';

/** Where the partner takes offers. Its host is signed for, whatever domain it has. */
const partner = new URL(environment('PARTNER_API'));

/** The calls of `offers` to the partner. */
export const http = new PyPwExtHTTPSession({
  logger,
  signing: { hosts: { [partner.host]: { service: 'execute-api', region: environment('AWS_REGION') } } },
  timeout: 3_000,
});
