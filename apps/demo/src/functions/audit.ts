import { initEnv } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { audit } from '../model/audit-record.ts';

initEnv();
const logger = new PyPwExtLogger();

/** Writes what it is told as an audit entry. */
export const handler = audit.handler((record) => logger.audit(record));
