import * as z from 'zod';
import { type Route, routeKey } from '../gateway/route.ts';
import type { FunctionProperties } from './function-schema.ts';

/** The routes of one function, by API, and what is wrong with them. */
export interface EventRoutes {
  readonly httpApi: ReadonlyArray<Route>;
  readonly restApi: ReadonlyArray<Route>;
  /** Each begins with the event's name. */
  readonly problems: ReadonlyArray<string>;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'ANY'];

const path = z
  .string({ error: 'is missing: write a path such as /offers/{id}' })
  .refine((text) => text === '$default' || isPathTemplate(text), {
    error: 'must start with / and consist of names and {parameters}, with {name+} at the end only',
  });

const method = z
  .string({ error: 'is missing: write one such as get, or any' })
  .transform((text) =>
    text === '*' || text === 'x-amazon-apigateway-any-method' ? 'ANY' : text.toUpperCase(),
  )
  .refine((text) => methods.includes(text), { error: `must be one of ${methods.join(', ')}` });

const restApiEvent = z.object({ Path: path, Method: method });

/** Without path and method an HTTP API event is the `$default` route (SAM reference, "HttpApi"). */
const httpApiEvent = z.object({
  Path: path.default('$default'),
  Method: method.default('ANY'),
  PayloadFormatVersion: z.optional(
    z.coerce.string().refine((version) => version === '2.0', {
      error: 'is not supported: the local run sends format 2.0 alone',
    }),
  ),
});

/** Reads the events of a function that make it reachable over HTTP; others are left alone. */
export function eventRoutes(functionName: string, events: FunctionProperties['Events']): EventRoutes {
  const httpApi: Route[] = [];
  const restApi: Route[] = [];
  const problems: string[] = [];
  for (const [name, { Type, Properties }] of Object.entries(events ?? {})) {
    if (Type !== 'HttpApi' && Type !== 'Api') continue;
    const result = (Type === 'Api' ? restApiEvent : httpApiEvent).safeParse(Properties ?? {});
    if (result.success) {
      const route = { method: result.data.Method, path: result.data.Path, functionName };
      (Type === 'Api' ? restApi : httpApi).push(route);
    } else {
      problems.push(
        ...result.error.issues.map((issue) => `${name}.${issue.path.join('.')} ${issue.message}`),
      );
    }
  }
  return { httpApi, restApi, problems };
}

/** The route keys that occur twice: API Gateway refuses them. */
export function duplicateRoutes(routes: ReadonlyArray<Route>): ReadonlyArray<string> {
  const keys = routes.map(routeKey);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

function isPathTemplate(text: string): boolean {
  if (!text.startsWith('/')) return false;
  const segments = text.slice(1).split('/');
  return segments.every((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '') return isLast;
    if (/^\{[\w.:-]+\}$/.test(segment)) return true;
    if (/^\{[\w.:-]+\+\}$/.test(segment)) return isLast;
    return /^[^{}?#\s]+$/.test(segment);
  });
}
