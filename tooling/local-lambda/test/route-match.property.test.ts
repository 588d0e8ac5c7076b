import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { httpApiRoutes, restApiRoutes } from '../src/gateway/route-match.ts';

const segment = fc.stringMatching(/^[a-z0-9%._~-]{1,8}$/);
const pathSegment = fc.oneof(
  segment.map((text) => ({ template: text, text })),
  segment.map((text) => ({ template: '{}', text })),
);

describe('a route made from a path', () => {
  it.each([
    ['HTTP API', httpApiRoutes],
    ['REST API', restApiRoutes],
  ])('matches that path and gives its parameters back (%s)', (_name, routes) => {
    fc.assert(
      fc.property(fc.array(pathSegment, { minLength: 1, maxLength: 6 }), (segments) => {
        const template = segments.map(({ template: text }, index) => (text === '{}' ? `{p${index}}` : text));
        const find = routes([{ method: 'GET', path: `/${template.join('/')}`, functionName: 'f' }]);
        const expected = segments.flatMap(({ template: text, text: value }, index) =>
          text === '{}' ? [[`p${index}`, value] as const] : [],
        );
        const match = find('GET', `/${segments.map(({ text }) => text).join('/')}`);
        expect(match?.pathParameters).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('never throws, whatever the path', () => {
    const find = httpApiRoutes([{ method: 'ANY', path: '/a/{id}/{proxy+}', functionName: 'f' }]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (method, path) => {
        const match = find(method, path);
        if (match !== undefined) expect(Object.keys(match.pathParameters)).toEqual(['id', 'proxy']);
      }),
    );
  });
});
