/** A route of an API, as a template's event declares it. */
export interface Route {
  /** Upper case, or `ANY`. */
  readonly method: string;
  /** `/a/{id}`, `/a/{proxy+}`, or `$default`. */
  readonly path: string;
  /** The name of the function behind it. */
  readonly functionName: string;
}

/** The route's key, as the events carry it: `GET /a/{id}`, or `$default`. */
export function routeKey(route: Pick<Route, 'method' | 'path'>): string {
  return route.path === '$default' ? '$default' : `${route.method} ${route.path}`;
}
