import { isPyPwExtHTTPError } from '@pypwext/base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLambdaInvokeError, type LambdaInvokeError } from '../src/index.ts';
import { functionFailure, type InvokeStub, startInvokeStub } from './invoke-stub.ts';
import { useTestCredentials } from './test-credentials.ts';

let stub: InvokeStub;
beforeAll(async () => {
  useTestCredentials();
  stub = await startInvokeStub();
});
afterAll(() => stub.close());

async function failureOf(payload: unknown, headers?: Record<string, string>): Promise<LambdaInvokeError> {
  stub.script(functionFailure(payload, headers));
  const error: unknown = await stub
    .transport()
    .send({ method: 'FUNC', name: 'pricing', logTail: true })
    .catch((caught: unknown) => caught);
  if (!isLambdaInvokeError(error)) throw error;
  return error;
}

const id = 'RequestId: 4a6c7f8e-0000-4000-8000-000000000000';
const table: readonly [string, unknown, string, number, string][] = [
  [
    'an error that Node.js code threw',
    {
      errorType: 'TypeError',
      errorMessage: 'x is not a function',
      trace: ['TypeError: x is not a function', '    at handler (index.mjs:3:9)'],
    },
    'unhandled',
    502,
    'failed with TypeError',
  ],
  [
    'an exception of Python',
    {
      errorMessage: "'age'",
      errorType: 'KeyError',
      requestId: 'r',
      stackTrace: ['  File "/var/task/app.py", line 3, in handler\n'],
    },
    'unhandled',
    502,
    'failed with KeyError',
  ],
  [
    'an exception of Java, with its cause',
    {
      errorMessage: 'wrapped',
      errorType: 'java.lang.RuntimeException',
      stackTrace: ['app.Handler.handle(Handler.java:3)'],
      cause: { errorMessage: 'inner', errorType: 'java.io.IOException', stackTrace: [] },
    },
    'unhandled',
    502,
    'failed with java.lang.RuntimeException',
  ],
  [
    'a panic of Go',
    {
      errorMessage: 'boom',
      errorType: 'errorString',
      stackTrace: [{ path: 'main.go', line: 9, label: 'handler' }],
    },
    'unhandled',
    502,
    'failed with errorString',
  ],
  [
    'a timeout',
    { errorType: 'Sandbox.Timedout', errorMessage: `${id} Error: Task timed out after 1.00 seconds` },
    'timeout',
    504,
    'timed out after 1.00 seconds',
  ],
  [
    'a timeout in its older form',
    { errorMessage: '2021-03-01T10:00:00.000Z 4a6c7f8e Task timed out after 3.00 seconds' },
    'timeout',
    504,
    'timed out after 3.00 seconds',
  ],
  [
    'a process that Lambda killed for its memory',
    {
      errorType: 'Runtime.ExitError',
      errorMessage: `${id} Error: Runtime exited with error: signal: killed`,
    },
    'outOfMemory',
    502,
    'ran out of memory',
  ],
  [
    'a runtime that says that memory is out',
    { errorType: 'Runtime.OutOfMemory', errorMessage: `${id} Error: Runtime out of memory` },
    'outOfMemory',
    502,
    'ran out of memory',
  ],
  [
    'an OutOfMemoryError of Java',
    { errorType: 'java.lang.OutOfMemoryError', errorMessage: 'Java heap space' },
    'outOfMemory',
    502,
    'ran out of memory',
  ],
  [
    'a MemoryError of Python',
    { errorType: 'MemoryError', errorMessage: '' },
    'outOfMemory',
    502,
    'ran out of memory',
  ],
  [
    'a process that ended by itself',
    {
      errorType: 'Runtime.ExitError',
      errorMessage: `${id} Error: Runtime exited without providing a reason`,
    },
    'exit',
    502,
    'it gave no reason',
  ],
  [
    'a process that ended by itself, in the older form',
    { errorMessage: `${id} Process exited before completing request` },
    'exit',
    502,
    'it gave no reason',
  ],
  [
    'a process that ended with a status',
    { errorType: 'Runtime.ExitError', errorMessage: `${id} Error: Runtime exited with error: exit status 3` },
    'exit',
    502,
    'exit status 3',
  ],
  [
    'a process that aborted',
    {
      errorType: 'Runtime.ExitError',
      errorMessage: `${id} Error: Runtime exited with error: signal: aborted (core dumped)`,
    },
    'exit',
    502,
    'it gave no reason',
  ],
  [
    'an answer that is too large',
    {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    },
    'tooLarge',
    502,
    'more than Lambda carries',
  ],
  [
    'a module that is missing',
    { errorType: 'Runtime.ImportModuleError', errorMessage: "Error: Cannot find module 'x'", trace: [] },
    'unhandled',
    502,
    'Runtime.ImportModuleError',
  ],
  [
    'a handler that is missing',
    { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.nope is undefined or not exported' },
    'unhandled',
    502,
    'Runtime.HandlerNotFound',
  ],
  [
    'a handler name that is none',
    { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler' },
    'unhandled',
    502,
    'Runtime.MalformedHandlerName',
  ],
  [
    'a result without JSON',
    { errorType: 'Runtime.JSONStringifyError', errorMessage: 'Unable to stringify response body', trace: [] },
    'unhandled',
    502,
    'Runtime.JSONStringifyError',
  ],
  [
    'a stray rejection',
    { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: stray', trace: [] },
    'unhandled',
    502,
    'Runtime.UnhandledPromiseRejection',
  ],
  [
    'a thrown text',
    { errorType: 'string', errorMessage: 'no', trace: [] },
    'unhandled',
    502,
    'failed with string',
  ],
  [
    'an error of the own code that only sounds like a timeout',
    { errorType: 'Error', errorMessage: 'Task timed out after 9.00 seconds', trace: [] },
    'unhandled',
    502,
    'failed with Error',
  ],
  [
    'a type with a line break',
    { errorType: 'a\nb', errorMessage: '' },
    'unhandled',
    502,
    'an error of an unusual type',
  ],
  ['no type', { errorMessage: 'x' }, 'unhandled', 502, 'an error without a type'],
  [
    'a message that is an object',
    { errorType: 'E', errorMessage: { a: 1 } },
    'unhandled',
    502,
    'failed with E',
  ],
  [
    'a message nested too deeply to be written',
    `{"errorType":"E","errorMessage":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'unhandled',
    502,
    'failed with E',
  ],
  [
    'an error of Ruby',
    { errorMessage: "undefined local variable 'secret'", errorType: 'Function<NameError>', stackTrace: [] },
    'unhandled',
    502,
    'failed with NameError',
  ],
  [
    'an error of a module of Ruby',
    { errorMessage: 'x', errorType: 'Function<Offers::NotFound>' },
    'unhandled',
    502,
    'failed with Offers::NotFound',
  ],
  [
    'no memory in Ruby',
    { errorMessage: 'failed to allocate memory', errorType: 'Function<NoMemoryError>' },
    'outOfMemory',
    502,
    'ran out of memory',
  ],
  [
    'a handler that Ruby cannot load',
    { errorMessage: 'cannot load such file', errorType: 'Init<LoadError>' },
    'unhandled',
    502,
    'failed with LoadError',
  ],
  ['a list', [1], 'unhandled', 502, 'an error without a type'],
  ['null', 'null', 'unhandled', 502, 'an error without a type'],
  ['no JSON', 'Internal failure', 'unhandled', 502, 'an error without a type'],
  ['nothing', '', 'unhandled', 502, 'an error without a type'],
];

describe('a failed function', () => {
  test.each(table)('with %s', async (_name, payload, kind, code, text) => {
    const error = await failureOf(payload);
    expect(error).toMatchObject({
      kind,
      code,
      action: 'RAISE',
      functionName: 'pricing',
      method: 'FUNC',
      attempts: 1,
    });
    expect(error.details).toMatchObject({ kind, function: 'pricing' });
    expect(error.message).toContain(text);
    expect(isPyPwExtHTTPError(error)).toBe(true);
    expect(error.requestId).toBe('request-1');
  });

  test('keeps the remote type, message and stack as its cause', async () => {
    const trace = ['TypeError: secret of the customer', '    at handler (index.mjs:3:9)'];
    const error = await failureOf({ errorType: 'TypeError', errorMessage: 'secret of the customer', trace });
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({
      name: 'TypeError',
      message: 'secret of the customer',
      stack: trace.join('\n'),
    });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(error.message).not.toContain('secret');
    expect(error.responseBody).toContain('secret');
    expect(error.response).toMatchObject({ FunctionError: 'Unhandled', StatusCode: 200 });
  });

  test('keeps the chain of causes that Java tells', async () => {
    const error = await failureOf(table[2]?.[1]);
    expect(error.cause).toMatchObject({
      name: 'java.lang.RuntimeException',
      stack: 'java.lang.RuntimeException: wrapped\napp.Handler.handle(Handler.java:3)',
      cause: { name: 'java.io.IOException', message: 'inner' },
    });
  });

  test('is handled when Lambda says so', async () => {
    const error = await failureOf({ errorMessage: 'x' }, { 'x-amz-function-error': 'Handled' });
    expect(error.kind).toBe('handled');
  });

  test('ran out of memory when its log says that the heap was full', async () => {
    const log = Buffer.from('FATAL ERROR: Reached heap limit - JavaScript heap out of memory').toString(
      'base64',
    );
    const payload = {
      errorType: 'Runtime.ExitError',
      errorMessage: 'Error: Runtime exited with error: signal: aborted',
    };
    expect((await failureOf(payload, { 'x-amz-log-result': log })).kind).toBe('outOfMemory');
  });
});
