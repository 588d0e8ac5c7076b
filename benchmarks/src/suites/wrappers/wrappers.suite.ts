import type { RaceSuite } from '../../race/race-suite.ts';

const environment = {
  AWS_LAMBDA_FUNCTION_NAME: 'offers',
  POWERTOOLS_SERVICE_NAME: 'offers',
  POWERTOOLS_LOG_LEVEL: 'INFO',
};

export const suite: RaceSuite = {
  kind: 'race',
  module: import.meta.url,
  name: 'wrappers',
  title: 'Wrappers and invocations alone',
  description: `
What a wrapper costs around a function that does next to nothing, synchronous and asynchronous. The second half runs
within an invocation but for the rows that open one; \`logger.method\` is at a level that is off.`,
  cases: [
    {
      name: 'around a synchronous function',
      baseline: 'function call',
      unit: 'ns',
      calls: 100_000,
      environment,
      contenders: {
        'function call': async () => (await import('./base.ts')).plain(),
        'PyPwExt wrapFunction': async () => (await import('./base.ts')).wrapped(),
        'PyPwExt createWrapper': async () => (await import('./base.ts')).wrapper(),
        'PyPwExt logger.method, off': async () => (await import('./logger.ts')).methodOff(),
        'PyPwExt errors.collect': async () => (await import('./errors.ts')).collecting(),
        'PyPwExt runInvocation': async () => (await import('./base.ts')).invocation(),
      },
    },
    {
      name: 'around an asynchronous function',
      baseline: 'await of a call',
      unit: 'ns',
      calls: 20_000,
      environment,
      contenders: {
        'await of a call': async () => (await import('./base.ts')).plainAsync(),
        'AsyncLocalStorage.run': async () => (await import('./base.ts')).storage(),
        'PyPwExt createWrapper': async () => (await import('./base.ts')).wrapperAsync(),
        'PyPwExt logger.method, off': async () => (await import('./logger.ts')).methodOffAsync(),
        'PyPwExt errors.collect': async () => (await import('./errors.ts')).collectingAsync(),
        'PyPwExt runInvocation': async () => (await import('./base.ts')).invocationAsync(),
        'PyPwExt collect(root)': async () => (await import('./errors.ts')).collectingRoot(),
        'PyPwExt service.response': async () => (await import('./service.ts')).response(),
      },
    },
  ],
};
