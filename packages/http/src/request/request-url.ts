import { PyPwExtInternalError } from '@pypwext/base';
import { type QueryParameters, writeQuery } from '../template/query.ts';

/**
 * The address of a call that is given in full. It is no template: a `{` in it stands for itself, so that
 * text from outside cannot read the environment.
 *
 * @throws PyPwExtInternalError for anything but an absolute http or https address without user information.
 */
export function requestUrl(address: string | URL, parameters: QueryParameters | undefined): URL {
  const url = parse(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new PyPwExtInternalError(`The address must be http or https, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new PyPwExtInternalError(
      `The address of ${url.host} has user information: give it in an Authorization header`,
    );
  }
  // Each setter writes and parses the whole address.
  if (url.href.includes('#')) url.hash = '';
  const query = writeQuery(parameters ?? {});
  if (query !== '') url.search = url.search === '' ? query : `${url.search}&${query}`;
  return url;
}

function parse(address: string | URL): URL {
  // Anything else would become text: a list its only entry, a missing name 'undefined'.
  if (typeof address !== 'string' && typeof address?.href !== 'string') {
    throw new PyPwExtInternalError('The address must be text, as https://host/path, or a URL');
  }
  try {
    return new URL(String(address));
  } catch {
    throw new PyPwExtInternalError(`"${withoutQuery(address)}" is no absolute address, as https://host/path`);
  }
}

/** What may be shown of something that should have been an address. */
const withoutQuery = (address: string | URL): string =>
  String(address)
    .replace(/[?#].*$/s, '')
    .replace(/\/\/[^/]*@/, '//')
    .slice(0, 200);
