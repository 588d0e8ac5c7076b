import { hono } from '../../src/suites/handler/hono.ts';

const runner = hono('valid');

export const answer = (): unknown => runner.call();
