import { initEnv } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';

initEnv();

/** The logger of `offers`. */
export const logger = new PyPwExtLogger();
