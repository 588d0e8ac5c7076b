import { LogEntryType, requireInvocation } from '@pypwext/base';
import { PyPwExtJSONEncoder } from '@pypwext/encoder';
import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { CreateOffer, type Customer } from '../model/create-offer.ts';
import { logger } from '../offers/logger.ts';
import { makeOffer } from '../offers/make-offer.ts';

const errors = new PyPwExtErrorHandler({ logger });
const service = new PyPwExtService({ logger, encoder: new PyPwExtJSONEncoder() });

const createOffer = logger.method({ type: LogEntryType.AUDIT, operation: 'create-offer' })(
  async function createOffer(customers: readonly Customer[]): Promise<PyPwExtResponse> {
    const updated = await errors.map(customers, (customer) => makeOffer(customer), { concurrency: 5 });
    return new PyPwExtResponse({ updated, operation: 'create-offer' });
  },
);

/** `POST /offers`: an offer for each customer; those who get none are in `error`, and the status is theirs. */
export const handler = service.handler(
  { model: CreateOffer, response: { justStatusCode: false }, wrap: [errors.collect({ root: true })] },
  ({ pypwext_id, customers }) => {
    requireInvocation().trace.pypwextId = pypwext_id;
    return createOffer(customers);
  },
);
