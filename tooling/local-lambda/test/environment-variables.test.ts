import { describe, expect, it } from 'vitest';
import { environmentVariables } from '../src/execution/environment-variables.ts';
import { definitionOf, functionsDirectory, runOnce } from './fixtures/function-under-test.ts';

describe("a function's environment", () => {
  const variables = environmentVariables(
    definitionOf('index.handler', {
      environment: { STAGE: 'test', AWS_REGION: 'cannot win', ENDPOINT: 'template' },
    }),
    {
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'local-secret' },
      extraEnvironment: { ENDPOINT: 'extra', EXTRA: 'yes' },
    },
    '127.0.0.1:9001',
  );

  it('holds what Lambda sets, the variables of the template and the extra ones, and PATH', () => {
    expect(variables).toEqual({
      PATH: process.env.PATH,
      STAGE: 'test',
      ENDPOINT: 'extra',
      EXTRA: 'yes',
      AWS_ACCESS_KEY_ID: 'AKIDLOCAL',
      AWS_SECRET_ACCESS_KEY: 'local-secret',
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_FUNCTION_NAME: 'under-test',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/under-test',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      LAMBDA_TASK_ROOT: functionsDirectory,
      LAMBDA_RUNTIME_DIR: '/var/runtime',
      _HANDLER: 'index.handler',
    });
  });

  it("holds nothing else of the parent's, as the function sees it", async () => {
    process.env.LOCAL_LAMBDA_TEST_SECRET = 'do not pass on';
    const { payload } = await runOnce('behaviours.echo');
    delete process.env.LOCAL_LAMBDA_TEST_SECRET;
    const seen = Object.keys((payload as { environment: Record<string, string> }).environment);
    const expected = Object.keys(variables).filter((name) => !['STAGE', 'ENDPOINT', 'EXTRA'].includes(name));
    expect(seen.sort()).toEqual([...expected, 'AWS_SESSION_TOKEN', '_X_AMZN_TRACE_ID'].sort());
  });
});
