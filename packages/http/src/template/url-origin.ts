import { type Placeholder, refuse } from './text-template.ts';

// Labels of letters, digits and hyphens. Full-width letters and dots would be mapped to ASCII by the
// parser of the platform: they are refused, not mapped.
const HOST_VALUE = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/**
 * A value of the environment inside of a host.
 *
 * @throws PyPwExtInternalError for anything but letters, digits, hyphens and dots.
 */
export function resolveHostValue(part: Placeholder, value: string, template: string): string {
  if (HOST_VALUE.test(value)) return value;
  throw refuse(part, `the host of "${template}"`, 'may hold letters, digits, hyphens and dots only');
}

/**
 * A value of the environment for scheme, host and path so far, as `https://api.example.com/base`.
 *
 * @throws PyPwExtInternalError for anything else.
 */
export function resolveBase(
  part: Placeholder,
  value: string,
  template: string,
): { origin: string; path: string } {
  const place = `the address "${template}"`;
  const form = /^(https?:\/\/[A-Za-z0-9.\-[\]:]+)(\/[^\s?#\\]*)?$/i.exec(value);
  if (!form || !URL.canParse(value)) {
    throw refuse(part, place, 'must be http(s)://host[:port][/path], without query and user information');
  }
  const url = new URL(value);
  const path = (form[2] ?? '').replace(/\/+$/, '');
  if (url.pathname.replace(/\/+$/, '') !== path)
    throw refuse(part, place, 'has a path that is not in plain form');
  return { origin: url.origin, path };
}
