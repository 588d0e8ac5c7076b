import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunUnderTest, startRun } from './fixtures/local-run.ts';

let underTest: RunUnderTest;
let client: LambdaClient;

beforeAll(async () => {
  underTest = await startRun();
  client = new LambdaClient({
    region: 'eu-west-1',
    endpoint: underTest.run.invokeUrl,
    credentials: { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'local-secret' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await underTest.run.stop();
});

const invoke = async (input: InvokeCommandInput) => {
  const output = await client.send(new InvokeCommand(input));
  return { ...output, payload: output.Payload?.transformToString() ?? '' };
};

describe('the Invoke endpoint, called by the AWS SDK', () => {
  it('returns the result', async () => {
    const output = await invoke({ FunctionName: 'Reply', Payload: '{"offer":"ü"}' });
    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', payload: '{"offer":"ü"}' });
    expect(output.FunctionError).toBeUndefined();
    expect(output.LogResult).toBeUndefined();
    expect(output.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends an empty event when there is no payload', async () => {
    expect((await invoke({ FunctionName: 'Reply' })).payload).toBe('{}');
  });

  it.each([
    ['Reply', 'Reply'],
    ['Reply:live', 'Reply:live'],
    ['123456789012:function:Reply', 'Reply'],
    ['arn:aws:lambda:eu-west-1:123456789012:function:Reply', 'Reply'],
    ['arn:aws:lambda:eu-west-1:123456789012:function:Reply:$LATEST', 'Reply:$LATEST'],
  ])('finds a function by %s', async (FunctionName) => {
    expect((await invoke({ FunctionName, Payload: '1' })).payload).toBe('1');
  });

  it('hands qualifier, client context and trace over', async () => {
    const custom = { tenant: 'Grüße €', line: 'a\nb' };
    const { payload } = await invoke({
      FunctionName: 'test-echo',
      Qualifier: 'live',
      ClientContext: Buffer.from(JSON.stringify({ custom })).toString('base64'),
    });
    expect(JSON.parse(payload)).toMatchObject({
      context: {
        clientContext: { custom },
        invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:test-echo:live',
        xRayTraceId: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
      },
    });
  });

  it('returns the end of the log on request', async () => {
    const { LogResult, $metadata } = await invoke({ FunctionName: 'Talk', LogType: 'Tail' });
    const tail = Buffer.from(LogResult ?? '', 'base64').toString('utf8');
    expect(tail).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST\n/);
    expect(tail).toContain('half a line, üüü\n');
    expect(tail).toContain('and one on stderr\n');
    expect(tail).toMatch(/\tINFO\tthrough the console \{\}\n/);
    expect(tail).toMatch(/END RequestId: .*\nREPORT RequestId: .*\tDuration: [\d.]+ ms\t.*Init Duration/);
    expect(tail).toContain($metadata.requestId);
  });

  it('misses nothing that was printed before the answer', async () => {
    for (let call = 0; call < 50; call += 1) {
      const before = underTest.lines.length;
      const { LogResult } = await invoke({ FunctionName: 'Talk', LogType: 'Tail' });
      const tail = Buffer.from(LogResult ?? '', 'base64').toString('utf8');
      expect(tail.split('\n').filter((line) => line !== '')).toHaveLength(6);
      expect(underTest.lines.length - before).toBe(3);
    }
  });

  it('tells of a function that failed', async () => {
    const output = await invoke({ FunctionName: 'Slow', Payload: '{"ms":5000}' });
    expect(output).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(output.payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${output.$metadata.requestId} Error: Task timed out after 1.00 seconds`,
    });
  });

  it('answers a dry run without running anything', async () => {
    const before = underTest.events.length;
    const output = await invoke({ FunctionName: 'Reply', InvocationType: 'DryRun' });
    expect([output.StatusCode, output.payload]).toEqual([204, '']);
    expect(underTest.events).toHaveLength(before);
  });

  it('answers an event at once and runs it, above the concurrency one after the other', async () => {
    const ended = () =>
      underTest.events.filter((event) => event.type === 'invocation' && event.functionName === 'Slow').length;
    const before = ended();
    const outputs = await Promise.all(
      [1, 2, 3].map(() => invoke({ FunctionName: 'Slow', InvocationType: 'Event', Payload: '{"ms":20}' })),
    );
    expect(outputs.map(({ StatusCode, payload }) => [StatusCode, payload])).toEqual(
      [1, 2, 3].map(() => [202, '']),
    );
    await expect.poll(ended).toBe(before + 3);
  });

  it('knows no other functions', async () => {
    await expect(invoke({ FunctionName: 'Nobody', Qualifier: 'live' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Nobody:live',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('refuses an event that is no JSON', async () => {
    await expect(invoke({ FunctionName: 'Reply', Payload: '{"a":' })).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
      message: expect.stringMatching(/^Could not parse request body into json: /),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses calls above the concurrency', async () => {
    const results = await Promise.allSettled(
      [1, 2].map(() => invoke({ FunctionName: 'Slow', Payload: '{"ms":100}' })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        name: 'TooManyRequestsException',
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        $metadata: { httpStatusCode: 429 },
      },
    });
  });

  it.each([
    ['RequestResponse', 6_291_457],
    ['Event', 1_048_577],
  ] as const)('refuses a payload for %s that is too large', async (InvocationType, bytes) => {
    const Payload = `"${'x'.repeat(bytes - 2)}"`;
    await expect(invoke({ FunctionName: 'Reply', InvocationType, Payload })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
  });

  it('runs many calls at a time without mixing them up', async () => {
    const calls = Array.from({ length: 60 }, (_, index) => JSON.stringify({ index }));
    const payloads: string[] = [];
    // Four callers that take the next call in turn, so that environments are shared and reused.
    const queue = [...calls.entries()];
    const caller = async (): Promise<void> => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        payloads[next[0]] = (await invoke({ FunctionName: 'Reply', Payload: next[1] })).payload;
      }
    };
    await Promise.all([caller(), caller(), caller(), caller()]);
    expect(payloads).toEqual(calls);
  });
});

describe('the Invoke endpoint, called with bare requests', () => {
  const post = (path: string, headers: Record<string, string> = {}, body = '{}') =>
    fetch(`${underTest.run.invokeUrl}${path}`, { method: 'POST', headers, body });
  const path = '/2015-03-31/functions/Reply/invocations';

  it.each<[string, string, Record<string, string>, string]>([
    ['a name that is none', '/2015-03-31/functions/a%20b/invocations', {}, 'is not a function name'],
    ['an unknown invocation type', path, { 'x-amz-invocation-type': 'Later' }, 'Unknown invocation type'],
    ['an unknown log type', path, { 'x-amz-log-type': 'All' }, 'Unknown log type'],
    ['a client context that is no JSON', path, { 'x-amz-client-context': 'e30x' }, 'Client context must be'],
    [
      'a client context that is no object',
      path,
      { 'x-amz-client-context': 'MQ==' },
      'Client context must be',
    ],
    ['another operation', '/2015-03-31/functions/Reply', {}, 'has the Invoke operation alone'],
    ['a qualifier that is none', `${path}?Qualifier=a%0d%0ab`, {}, 'is not a version or an alias'],
    ['two qualifiers', '/2015-03-31/functions/Reply:one/invocations?Qualifier=two', {}, 'does not match'],
    ['a path that is none', '//', {}, 'has the Invoke operation alone'],
  ])('refuses %s', async (_name, target, headers, message) => {
    const response = await post(target, headers);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toMatch(/^Invalid(Parameter|Request)/);
    expect(await response.json()).toEqual({ message: expect.stringContaining(message), Type: 'User' });
  });

  it('names the missing function in a member with a capital', async () => {
    const response = await post('/2015-03-31/functions/Nobody/invocations');
    expect(await response.json()).toEqual({
      Message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Nobody',
      Type: 'User',
    });
  });
});
