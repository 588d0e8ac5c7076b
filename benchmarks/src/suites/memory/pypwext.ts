import { StdPyPwExtError } from '@pypwext/base';
import { PyPwExtJSONEncoder } from '@pypwext/encoder';
import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtLogger } from '@pypwext/logger';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from '../handler/handling.ts';
import { create, Offer, type OfferModel } from '../handler/offer.ts';

/** A function as people write it with all packages: a trail, keys, a collected error, entry and exit lines. */
export function everything(): Runner {
  const logger = new PyPwExtLogger();
  const errors = new PyPwExtErrorHandler({ logger });
  const service = new PyPwExtService({ logger, encoder: new PyPwExtJSONEncoder() });
  const check = errors.collect(async (count: number) => {
    if (count > 0) throw new StdPyPwExtError('One customer is refused', { action: 'CONTINUE' });
  });
  const answer = logger.method({ level: 'INFO' })(async function createOffer(offer: OfferModel) {
    logger.appendKeys({ customers: offer.customers.length });
    logger.info('Checking', { customers: offer.customers.length });
    await check(offer.customers.length);
    logger.info('Checked');
    return new PyPwExtResponse({ body: create(offer) });
  });
  const wrap = [errors.collect({ root: true })];
  const response = { justStatusCode: false } as const;
  return handling('valid', service.handler({ model: Offer, response, wrap }, answer));
}
