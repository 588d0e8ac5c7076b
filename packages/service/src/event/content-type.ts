import { invalid } from './invalid.ts';

// RFC 8259, section 11, and RFC 6839, section 3.1: JSON, and what is built on it.
const JSON_TYPE = /^application\/(?:[\w!#$&^.+-]+\+)?json$/;
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)"?/;

/**
 * Refuses a body that does not claim to be JSON in UTF-8 (RFC 8259, section 8.1). One that claims nothing
 * is taken for JSON.
 *
 * @throws PyPwExtHTTPError 415 that says what is expected.
 */
export function requireJson(contentType: string | undefined): void {
  if (!contentType || contentType === 'application/json') return;
  const lowerCase = contentType.toLowerCase();
  const [type = ''] = lowerCase.split(';');
  if (!JSON_TYPE.test(type.trim())) {
    throw invalid('The content type of the request must be application/json', 415);
  }
  const charset = CHARSET.exec(lowerCase)?.[1];
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii') {
    throw invalid('The charset of the request must be UTF-8', 415);
  }
}
