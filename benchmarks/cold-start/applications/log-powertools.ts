import { Logger } from '@aws-lambda-powertools/logger';

const logger = new Logger({ serviceName: 'orders' });

export const answer = (): unknown => logger.info('Order received', { orderId: 'A-17' });
