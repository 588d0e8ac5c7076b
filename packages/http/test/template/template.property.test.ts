import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeaderTemplates, headerValueProblem } from '../../src/template/header-template.ts';
import { QueryTemplate, writeQuery } from '../../src/template/query.ts';
import { UrlTemplate } from '../../src/template/url-template.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '/../',
    '\\..\\',
    '//evil.com',
    '@evil.com',
    '?a=b',
    '#',
    '\t',
    '%',
    '%00',
    '+',
  ),
  fc.string({ maxLength: 5 }).map((text) => `${text}/../${text}`),
);

describe('Whatever the values are', () => {
  test('an address keeps its host and the number of its segments, or is refused', () => {
    const template = new UrlTemplate('https://api.example.com/v1/{one}/x-{two}/admin');
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        let url: URL;
        try {
          url = template.render({ one, two });
        } catch (error) {
          expect((error as Error).name).toBe('PyPwExtInternalError');
          return;
        }
        expect(url.origin).toBe('https://api.example.com');
        expect(url.search + url.hash + url.username).toBe('');
        const segments = url.pathname.split('/').map(decodeURIComponent);
        expect(segments).toEqual(['', 'v1', one, `x-${two}`, 'admin']);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a query is read back as it was written', () => {
    const name = hostile.filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));
    const value = hostile.filter((text) => !/\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const parameters = Object.create(null) as Record<string, string>;
        for (const [key, text] of pairs) parameters[key] = text;
        const written = writeQuery(parameters);

        expect(written).not.toContain('+');
        expect(Object.fromEntries(new URLSearchParams(written))).toEqual({ ...parameters });
      }),
    );
  });

  test('a declared parameter is one parameter', () => {
    const template = new QueryTemplate({ q: '{q}' });
    fc.assert(
      fc.property(hostile, (q) => {
        let written: string;
        try {
          written = template.write({ q });
        } catch {
          return;
        }
        expect([...new URLSearchParams(written)]).toEqual([['q', q]]);
      }),
    );
  });

  test('a header is one header, or is refused', () => {
    const templates = new HeaderTemplates({ 'x-tenant': 'tenant-{tenant}' });
    fc.assert(
      fc.property(hostile, (tenant) => {
        let rendered: Record<string, string>;
        try {
          rendered = templates.render({ tenant });
        } catch (error) {
          expect(String(error)).toContain('{tenant}');
          return;
        }
        expect(headerValueProblem(rendered['x-tenant'] ?? '')).toBeUndefined();
        expect(new Headers(rendered).get('x-tenant')).toBe(`tenant-${tenant}`.trim());
      }),
    );
  });
});
