import { PyPwExtErrorHandler } from '@pypwext/errors';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import type { Runner } from '../../race/race-suite.ts';
import { handling } from './handling.ts';
import { create, Offer, type OfferModel } from './offer.ts';

// The refusal's details are in the body as with the others.
const response = { justStatusCode: false } as const;

const answer = async (offer: OfferModel): Promise<PyPwExtResponse> =>
  new PyPwExtResponse({ body: create(offer) });

export const service = (kind: 'valid' | 'invalid'): Runner =>
  handling(kind, new PyPwExtService().handler({ model: Offer, response }, answer));

export function serviceCollecting(kind: 'valid' | 'invalid'): Runner {
  const wrap = [new PyPwExtErrorHandler().collect({ root: true })];
  return handling(kind, new PyPwExtService().handler({ model: Offer, response, wrap }, answer));
}
