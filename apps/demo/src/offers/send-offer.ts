import { PyPwExtHTTPError } from '@pypwext/base';
import type { HttpReply } from '@pypwext/http';
import type { Customer } from '../model/create-offer.ts';
import type { Price } from '../model/price-offer.ts';
import { http } from './session.ts';

/** An offer that the partner has accepted. */
export interface Offer {
  readonly email: string;
  readonly price: Price;
}

/**
 * Sends an offer to the partner.
 *
 * @throws PyPwExtHTTPError with the partner's reason when it refuses the customer.
 */
export const sendOffer = http.method({
  method: 'POST',
  url: '{PARTNER_API}/{apiVersion}/offers',
  params: { email: '{email}' },
  body: 'customer',
})(
  async (
    { email, price }: { apiVersion: string; email: string; customer: Customer; price: Price },
    reply: HttpReply,
  ): Promise<Offer> => {
    if (reply.responseCode === 201) return { email, price };
    const { message } = reply.json<{ message: string }>();
    throw new PyPwExtHTTPError(`The partner refused the offer: ${message}`, { code: 400 });
  },
);
