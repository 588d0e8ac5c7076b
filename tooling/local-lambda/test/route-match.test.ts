import { describe, expect, it } from 'vitest';
import { type Route, routeKey } from '../src/gateway/route.ts';
import { httpApiRoutes, restApiRoutes } from '../src/gateway/route-match.ts';

const routesOf = (...keys: string[]): Route[] =>
  keys.map((key) => {
    const [method = 'ANY', path = '$default'] = key === '$default' ? ['ANY', '$default'] : key.split(' ');
    return { method, path, functionName: key };
  });

describe('the routes of an HTTP API', () => {
  // The table of the API Gateway developer guide, "Routing API requests".
  const find = httpApiRoutes(
    routesOf('GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}', '$default'),
  );

  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
    ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['POST', '/pets/dog/1', 'ANY /{proxy+}', { proxy: 'pets/dog/1' }],
    ['GET', '/', '$default', {}],
    ['GET', '/pets/dog/1/', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/a%2Fb', 'GET /pets/dog/{id}', { id: 'a%2Fb' }],
  ])('send %s %s to %s', (method, path, key, pathParameters) => {
    const match = find(method, path);
    expect(match && routeKey(match.route)).toBe(key);
    expect(match?.pathParameters).toEqual(pathParameters);
  });

  it("prefer the method's own route to that of any method", () => {
    expect(httpApiRoutes(routesOf('ANY /a', 'GET /a'))('GET', '/a')?.route.method).toBe('GET');
  });

  it.each([
    ['GET', '/a/b'],
    ['POST', '/a'],
    ['GET', '/'],
    ['GET', '/A'],
  ])('do not find %s %s when there is only GET /a', (method, path) => {
    expect(httpApiRoutes(routesOf('GET /a'))(method, path)).toBeUndefined();
  });

  it('do not let a greedy parameter be empty', () => {
    const greedy = httpApiRoutes(routesOf('ANY /a/{proxy+}'));
    expect(greedy('GET', '/a')).toBeUndefined();
    expect(greedy('GET', '/a/')).toBeUndefined();
  });

  it('match a literal segment that came encoded', () => {
    expect(httpApiRoutes(routesOf('GET /café'))('GET', '/caf%C3%A9')).toBeDefined();
  });
});

describe('the routes of a REST API', () => {
  const find = restApiRoutes(routesOf('GET /a/{id}', 'ANY /{proxy+}', 'POST /a/special', 'GET /a/special'));

  it.each([
    ['GET', '/a/1', 'GET /a/{id}'],
    ['GET', '/a/special', 'GET /a/special'],
    ['PUT', '/b/c', 'ANY /{proxy+}'],
  ])('send %s %s to %s', (method, path, key) => {
    const match = find(method, path);
    expect(match && routeKey(match.route)).toBe(key);
  });

  it('do not fall back to another resource when the best one lacks the method', () => {
    expect(find('DELETE', '/a/1')).toBeUndefined();
  });
});
