import type { ErrorFormat } from './response-options.ts';

/**
 * The format that a client prefers: another than the service's own only when `Accept` rates it higher.
 *
 * Source: RFC 9110, section 12.5.1; RFC 9457, section 3 (`application/problem+json`).
 */
export function negotiate(format: ErrorFormat, accept: string | undefined): ErrorFormat {
  // Only a client that names problems can prefer them: most need no look at their list.
  if (accept === undefined || (format === 'pypwext' && !/problem\+json/i.test(accept))) return format;
  const problem = quality(accept, 'application/problem+json');
  const json = quality(accept, 'application/json');
  if (problem === json) return format;
  return problem > json ? 'problem' : 'pypwext';
}

/** The quality that `Accept` gives a media type: the most specific range that it falls into decides. */
function quality(accept: string, type: string): number {
  const ranges = ['*/*', 'application/*', type];
  let best = -1;
  let found = 0;
  for (const entry of accept.split(',')) {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const specificity = ranges.indexOf(range);
    if (specificity <= best) continue;
    best = specificity;
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    found = q === undefined ? 1 : Number(q.slice(2)) || 0;
  }
  return found;
}
