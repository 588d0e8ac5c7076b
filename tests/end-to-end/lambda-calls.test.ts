import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInvocation } from '@pypwext/base';
import { isLambdaInvokeError, type LambdaInvokeError, lambdaTransport } from '@pypwext/lambda-invoke';
import { type LocalLambda, startLocalLambda } from '@pypwext/local-lambda';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { offers, pricing, refresh, TooYoungError } from './lambda-calls/contracts.ts';

const folder = mkdtempSync(join(tmpdir(), 'lambda-calls-'));
const lines: string[] = [];
const invocations: string[] = [];
const waiting = new Map<RegExp, (line: string) => void>();
let run: LocalLambda;
const transport = () => lambdaTransport({ endpoint: run.invokeUrl, region: 'eu-west-1', maxAttempts: 1 });

/** Waits until a function prints a line that matches. */
const printed = (pattern: RegExp): Promise<string> =>
  new Promise((resolve) => {
    const line = lines.find((one) => pattern.test(one));
    if (line === undefined) waiting.set(pattern, resolve);
    else resolve(line);
  });

const resource = (name: string, handler: string, more: Record<string, unknown> = {}) => ({
  [name]: {
    Type: 'AWS::Serverless::Function',
    Properties: {
      FunctionName: name,
      CodeUri: '.',
      Handler: `functions.${handler}`,
      Runtime: 'nodejs24.x',
      Timeout: 20,
      ...more,
    },
  },
});

beforeAll(async () => {
  const credentials = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'local-secret' };
  process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  await build({
    entryPoints: [fileURLToPath(new URL('./lambda-calls/functions.ts', import.meta.url))],
    outfile: join(folder, 'functions.mjs'),
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node20', conditions: ['@pypwext/source'] },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  const template = join(folder, 'template.json');
  writeFileSync(
    template,
    JSON.stringify({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        ...resource('Pricing', 'pricingHandler'),
        ...resource('Audit', 'auditHandler'),
        ...resource('Offers', 'offersHandler'),
        ...resource('Refresh', 'refreshHandler'),
        ...resource('Slow', 'pricingHandler', { Timeout: 1 }),
        ...resource('Busy', 'pricingHandler', { ReservedConcurrentExecutions: 0 }),
        ...resource('Large', 'large'),
        ...resource('Unserialisable', 'unserialisable'),
        ...resource('Missing', 'nothing'),
      },
    }),
  );
  run = await startLocalLambda({
    template,
    region: 'eu-west-1',
    credentials,
    httpPort: 0,
    onLog: (_name, line) => {
      lines.push(line);
      for (const [pattern, resolve] of waiting) {
        if (pattern.test(line)) {
          waiting.delete(pattern);
          resolve(line);
        }
      }
    },
    onEvent: (event) => {
      if (event.type === 'invocation') invocations.push(event.functionName);
    },
  });
});
afterAll(async () => {
  await run.stop();
  rmSync(folder, { recursive: true });
});

async function failureOf(name: string, body: unknown = { age: 20 }): Promise<LambdaInvokeError> {
  const call = transport().send({ method: 'FUNC', name, body });
  const error: unknown = await call.catch((caught: unknown) => caught);
  if (!isLambdaInvokeError(error)) throw error;
  return error;
}

describe('a contract under the runtime of Lambda', () => {
  test('answers', async () => {
    expect(await pricing.call({ age: 30 }, { transport: transport() })).toEqual({ price: 60 });
  });

  test('needs neither input nor result', async () => {
    expect(await refresh.call(undefined, { transport: transport() })).toBeUndefined();
    await refresh.send(undefined, { transport: transport() });
    await vi.waitFor(() =>
      expect(lines.filter((line) => line.includes('refreshed with undefined'))).toHaveLength(2),
    );
  });

  test('lets a declared error arrive as its class', async () => {
    const error = await pricing
      .call({ age: 17 }, { transport: transport() })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TooYoungError);
    expect(error).toMatchObject({ message: 'Customer is too young', code: 422, details: { age: 17 } });
    expect((error as { cause: { cause: Error } }).cause.cause.stack).toContain('functions.mjs');
  });

  test('keeps personal data of an error out of the log of the function', async () => {
    const error = await failureOf('Pricing', { age: 30, mode: 'private' });
    expect(error).toMatchObject({ message: 'Jane is ill', code: 451, classification: 'PII' });
    expect(error.details).toEqual({ name: 'Jane' });
    await printed(/Invoke Error.*PyPwExt\.StdPyPwExtError/);
    expect(lines.join('\n')).not.toContain('Jane');
  });

  test('lays one trail over the logs of three functions', async () => {
    const result = await offers.call({ age: 41 }, { transport: transport() });
    expect(result).toEqual({ price: 82, pypwextId: 'offer-41' });
    await printed(/offers offer-41/);
    await printed(/pricing offer-41 remaining=true/);
    await printed(/audit offer-41 offered/);
  });
});

describe('a failure under the runtime of Lambda', () => {
  test.each([
    ['Pricing', 'throw', 'unhandled', 'TypeError'],
    ['Pricing', 'exit', 'exit', 'Runtime.ExitError'],
    ['Pricing', 'exitWithStatus', 'exit', 'Runtime.ExitError'],
    ['Pricing', 'killed', 'outOfMemory', 'Runtime.ExitError'],
    ['Pricing', 'stray', 'exit', 'Runtime.ExitError'],
    ['Slow', 'slow', 'timeout', 'Sandbox.Timedout'],
    ['Large', '', 'tooLarge', 'Function.ResponseSizeTooLarge'],
    ['Unserialisable', '', 'unhandled', 'Runtime.JSONStringifyError'],
    ['Missing', '', 'unhandled', 'Runtime.HandlerNotFound'],
  ])('of %s %s is %s', async (name, mode, kind, errorType) => {
    const error = await failureOf(name, { age: 20, mode });
    expect(error).toMatchObject({ kind, details: { kind, errorType }, cause: { name: errorType } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  test('that Lambda refuses is told apart', async () => {
    expect(await failureOf('Nobody')).toMatchObject({ kind: 'notFound', code: 404 });
    expect(await failureOf('Busy')).toMatchObject({ kind: 'throttled', code: 429 });
  });
});

test('a call whose time is up has invoked the function once', async () => {
  const before = invocations.filter((name) => name === 'Slow').length;
  const transportWithRetries = lambdaTransport({
    endpoint: run.invokeUrl,
    region: 'eu-west-1',
    timeout: 300,
  });
  const call = transportWithRetries.send({ method: 'FUNC', name: 'Slow', body: { age: 1, mode: 'slow' } });
  await expect(call).rejects.toMatchObject({ kind: 'deadline' });
  // The function itself times out after a second, and only then is another one of its calls counted.
  await failureOf('Slow', { age: 1, mode: 'slow' });
  expect(invocations.filter((name) => name === 'Slow').length - before).toBe(2);
});

test('nothing is lost or mixed up in a soak', async () => {
  const calls = Number(process.env.PYPWEXT_SOAK_CALLS ?? 300);
  const workers = Number(process.env.PYPWEXT_SOAK_CONCURRENCY ?? 8);
  const shared = transport();
  const results = new Map<number, unknown>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < calls) {
      const age = 18 + next++;
      const init = { trace: { pypwextId: `soak-${age}` } };
      results.set(age, await runInvocation(init, () => pricing.call({ age }, { transport: shared })));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  expect(results.size).toBe(calls);
  for (const [age, result] of results) expect(result).toEqual({ price: age * 2, pypwextId: `soak-${age}` });
});
