import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { getCookie, setCookie } from 'hono/cookie';
import { describe, expect, it } from 'vitest';
import { buildLoadBalancerEvent } from '../src/gateway/load-balancer-event.ts';
import { translateLoadBalancerResponse } from '../src/gateway/load-balancer-response.ts';

const application = new Hono();
application.all('*', async (context) => {
  setCookie(context, 'first', '1');
  return context.json({
    method: context.req.method,
    path: new URL(context.req.url).pathname,
    query: context.req.queries(),
    cookies: getCookie(context),
    body: Buffer.from(await context.req.arrayBuffer()).toString('base64'),
  });
});

describe('a load balancer', () => {
  it.each([
    ['single', false, ['2']],
    ['all', true, ['1', '2']],
  ])(
    "gives somebody else's adapter the request, and takes its answer (%s values)",
    async (_name, multiValueHeaders, x) => {
      const body = Buffer.from([0, 255, 1]);
      const event = buildLoadBalancerEvent(
        {
          method: 'PUT',
          target: '/a%20b/c?x=1&x=2',
          headers: [
            ['host', 'example.com'],
            ['cookie', 'a=1; b=2'],
          ],
          body,
        },
        { multiValueHeaders },
      );
      const result: unknown = await handle(application)(event as never);
      const response = translateLoadBalancerResponse(JSON.parse(JSON.stringify(result)), {
        multiValueHeaders,
      });
      expect([response.statusCode, response.refusal]).toEqual([200, undefined]);
      expect(response.headers.filter(([name]) => name.toLowerCase() === 'set-cookie')).toEqual([
        ['set-cookie', 'first=1; Path=/'],
      ]);
      expect(JSON.parse(Buffer.from(response.body).toString('utf8'))).toEqual({
        method: 'PUT',
        path: '/a%20b/c',
        query: { x },
        cookies: { a: '1', b: '2' },
        body: body.toString('base64'),
      });
    },
  );
});
