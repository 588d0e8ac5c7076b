import { PyPwExtLogger } from '@pypwext/logger';

const logger = new PyPwExtLogger({ serviceName: 'orders' });

export const answer = (): unknown => logger.info('Order received', { orderId: 'A-17' });
