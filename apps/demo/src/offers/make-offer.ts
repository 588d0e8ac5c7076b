import { isPyPwExtError, PyPwExtErrorWithReturn, PyPwExtInternalError } from '@pypwext/base';
import { audit } from '../model/audit-record.ts';
import type { Customer } from '../model/create-offer.ts';
import { pricing } from '../model/price-offer.ts';
import { logger } from './logger.ts';
import { type Offer, sendOffer } from './send-offer.ts';

/**
 * Makes one customer an offer: priced by `pricing`, sent to the partner, reported to `audit`.
 *
 * @throws PyPwExtInternalError when the partner or a function cannot be reached.
 * @throws PyPwExtErrorWithReturn when the customer gets none: the others still get theirs.
 */
export const makeOffer = logger.method({ operation: 'send_offer', classification: 'PII' })(
  async function makeOffer(customer: Customer): Promise<Offer> {
    const { email } = customer;
    const record = { operation: 'create-offer', actor: 'offers', target: email } as const;
    try {
      const price = await pricing.call({ customer });
      const offer = await sendOffer({ apiVersion: 'v1', email, customer, price });
      await audit.send({ ...record, outcome: 'success' });
      return offer;
    } catch (error) {
      // A fault of ours, or a partner that is down, fails the whole request; a refusal only this customer.
      if (!isPyPwExtError(error)) throw error;
      if (error.code >= 500) {
        // The cause names hosts that are none of the client's business; the log has it.
        throw new PyPwExtInternalError('The offer could not be sent', { code: 502, cause: error });
      }
      await audit.send({ ...record, outcome: 'failure' });
      throw new PyPwExtErrorWithReturn(error.message, {
        returnValue: undefined,
        details: { operation: 'send_offer', customer },
        cause: error,
      });
    }
  },
);
