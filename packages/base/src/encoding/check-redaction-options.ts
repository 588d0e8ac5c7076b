import { PyPwExtInternalError } from '../error/internal-error.ts';
import { InfoClassification } from '../vocabulary/information-classification.ts';
import type { RedactionOptions } from './redaction-options.ts';
import type { RedactionPolicy } from './redaction-policy.ts';

/**
 * Refuses options that would silently redact nothing, or redact it without protection.
 *
 * @throws PyPwExtInternalError that names the option and what it may be.
 */
export function checkRedactionOptions({ policies = {}, model = {} }: RedactionOptions): void {
  for (const [classification, policy] of Object.entries(policies)) {
    checkClassification(classification, 'policies');
    if (policy !== undefined) checkPolicy(policy, classification);
  }
  for (const [path, classification] of Object.entries(model))
    checkClassification(classification, `model.${path}`);
}

function checkClassification(classification: string, place: string): void {
  if (Object.hasOwn(InfoClassification, classification)) return;
  const known = Object.keys(InfoClassification).join(', ');
  throw new PyPwExtInternalError(`${place}: ${classification} is no classification; there are ${known}`);
}

function checkPolicy(policy: RedactionPolicy, classification: string): void {
  const place = `policies.${classification}`;
  if (typeof policy === 'string') {
    if (['keep', 'mask', 'drop'].includes(policy)) return;
    throw new PyPwExtInternalError(`${place}: there are the policies keep, mask, drop and { hash: key }`);
  }
  // An HMAC under an empty key is a plain hash: likely values can be tried out.
  if (!policy.hash?.length)
    throw new PyPwExtInternalError(`${place}: the key of { hash: key } must not be empty`);
}
