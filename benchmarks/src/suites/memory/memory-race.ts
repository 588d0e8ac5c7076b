import type { RaceSuite } from '../../race/race-suite.ts';

/** What the memory suite runs in its workers; it has turns, and no race. */
export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'memory',
  title: 'Memory',
  description: '',
  cases: [
    {
      name: 'retained',
      baseline: 'hand-written',
      unit: 'µs',
      calls: 20_000,
      environment: { POWERTOOLS_SERVICE_NAME: 'offers', AWS_LAMBDA_FUNCTION_NAME: 'offers' },
      contenders: {
        'hand-written': async () =>
          (await import('../handler/hand-written.ts')).handWrittenContender('valid'),
        'PyPwExt service.handler': async () => (await import('../handler/pypwext.ts')).service('valid'),
        'PyPwExt with collect, logger and four lines': async () =>
          (await import('./pypwext.ts')).everything(),
        'Middy 7 http stack': async () => (await import('../handler/middy.ts')).middyStack('valid'),
        "Powertools' Router": async () => (await import('../handler/powertools-router.ts')).router('valid'),
        'hono/aws-lambda': async () => (await import('../handler/hono.ts')).hono('valid'),
        'lambda-api': async () => (await import('../handler/lambda-api.ts')).lambdaApi('valid'),
        'effect-aws': async () => (await import('../handler/effect-aws.ts')).effectAws('valid'),
      },
    },
  ],
};
