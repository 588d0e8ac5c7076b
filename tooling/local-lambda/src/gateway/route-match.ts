import { decodePercent } from './percent-decoding.ts';
import type { Route } from './route.ts';

/** A route that fits a path. */
export interface RouteMatch {
  readonly route: Route;
  /** The parameters' values, still encoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** What a REST API or an HTTP API finds for a request. */
export type FindRoute = (method: string, path: string) => RouteMatch | undefined;

interface Candidate extends RouteMatch {
  /** One digit per segment, the smaller the more specific: 0 literal, 1 parameter, 2 the greedy rest. */
  readonly rank: string;
}

/**
 * Routes of an HTTP API: among the routes of the method (or of any) the most specific path wins, then the
 * method's own route, and `$default` at last.
 *
 * Source: API Gateway developer guide, "Routing API requests".
 *
 * @returns a function of the method and the encoded path
 */
export function httpApiRoutes(routes: ReadonlyArray<Route>): FindRoute {
  return (method, path) => {
    const candidates = matches(
      routes.filter((route) => route.method === method || route.method === 'ANY'),
      path,
    );
    return best(candidates, method);
  };
}

/**
 * Routes of a REST API: the most specific path wins, whatever its methods; a path without the method is no
 * match, even where a less specific one has it.
 *
 * @returns a function of the method and the encoded path without the stage
 */
export function restApiRoutes(routes: ReadonlyArray<Route>): FindRoute {
  return (method, path) => {
    const candidates = matches(routes, path);
    const [first] = candidates;
    const sameResource = candidates.filter(
      ({ rank, route }) => rank === first?.rank && (route.method === method || route.method === 'ANY'),
    );
    return best(sameResource, method);
  };
}

/** The routes that fit a path, the most specific first. */
function matches(routes: ReadonlyArray<Route>, path: string): ReadonlyArray<Candidate> {
  return routes
    .flatMap((route) => match(route, path) ?? [])
    .sort((left, right) => (left.rank < right.rank ? -1 : left.rank > right.rank ? 1 : 0));
}

function best(candidates: ReadonlyArray<Candidate>, method: string): RouteMatch | undefined {
  const [first] = candidates;
  const equal = candidates.filter(({ rank }) => rank === first?.rank);
  return equal.find(({ route }) => route.method === method) ?? first;
}

function match(route: Route, path: string): Candidate | undefined {
  if (route.path === '$default') return { route, pathParameters: {}, rank: '9' };
  const wanted = segmentsOf(route.path);
  const given = segmentsOf(path);
  const parameters = new Map<string, string>();
  let rank = '';
  for (const [index, segment] of wanted.entries()) {
    const value = given[index];
    if (value === undefined) return undefined;
    const [, name, greedy] = /^\{(.+?)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined && segment !== value && segment !== decodePercent(value)) return undefined;
    rank += name === undefined ? '0' : greedy === '' ? '1' : '2';
    if (greedy === '+') {
      parameters.set(name ?? '', given.slice(index).join('/'));
      return { route, pathParameters: Object.fromEntries(parameters), rank };
    }
    if (name !== undefined) parameters.set(name, value);
  }
  if (given.length !== wanted.length) return undefined;
  return { route, pathParameters: Object.fromEntries(parameters), rank };
}

/** A slash at the end makes no difference. */
function segmentsOf(path: string): ReadonlyArray<string> {
  const inner = path.replace(/^\//, '').replace(/\/$/, '');
  return inner === '' ? [] : inner.split('/');
}
