import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTemplate } from '../src/template/read-template.ts';
import { TemplateError } from '../src/template/template-error.ts';
import { functionsDirectory } from './fixtures/function-under-test.ts';
import { templatePath } from './fixtures/local-run.ts';

describe('a template', () => {
  const template = readTemplate(templatePath, { region: 'eu-west-1', accountId: '111122223333' });
  const definition = (logicalId: string) =>
    template.functions.find((candidate) => candidate.logicalId === logicalId);

  it('gives a function its settings, those of Globals where it has none of its own', () => {
    expect(definition('Slow')).toEqual({
      logicalId: 'Slow',
      name: 'Slow',
      arn: 'arn:aws:lambda:eu-west-1:111122223333:function:Slow',
      handler: 'behaviours.slow',
      runtime: 'nodejs24.x',
      codeDirectory: functionsDirectory,
      timeoutMs: 1000,
      memorySizeMb: 128,
      environment: { STAGE: 'test', OVERRIDDEN: 'by nobody' },
      reservedConcurrency: 1,
    });
    expect(definition('Hono')).toMatchObject({
      timeoutMs: 5000,
      memorySizeMb: 256,
      functionUrl: { authType: 'NONE', invokeMode: 'BUFFERED' },
    });
  });

  it('resolves Ref, Sub, GetAtt and Join', () => {
    expect(definition('Echo')).toMatchObject({
      name: 'test-echo',
      environment: {
        STAGE: 'test',
        REPLY: 'Reply',
        REPLY_ARN: 'arn:aws:lambda:eu-west-1:111122223333:function:Reply',
        ENDPOINT: 'https://api.example.com/test',
        TABLE_ARN: 'Table.Arn',
        NUMBER: '42',
        OVERRIDDEN: 'by the function',
      },
    });
  });

  it('lists the routes of its APIs, the stage and the binary media types', () => {
    expect(template.httpApi.stage).toBe('$default');
    expect(template.httpApi.routes).toContainEqual({ method: 'POST', path: '/reply', functionName: 'Reply' });
    expect(template.restApi).toEqual({
      stage: 'v1',
      binaryMediaTypes: ['image/png'],
      routes: [
        { method: 'ANY', path: '/respond/{kind}', functionName: 'Respond' },
        { method: 'ANY', path: '/hono/{proxy+}', functionName: 'Hono' },
      ],
    });
  });
});

describe('a template with mistakes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-lambda-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.mjs'), '');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const problemsOf = (text: string): ReadonlyArray<string> => {
    const path = join(folder, 'template.yaml');
    writeFileSync(path, text);
    try {
      readTemplate(path);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      expect(error.message.split('\n')).toEqual(error.problems);
      return error.problems.map((problem) => problem.replaceAll(folder, ''));
    }
    return [];
  };
  const withFunction = (changes: Record<string, unknown>, rest: Record<string, unknown> = {}): string =>
    JSON.stringify({
      Resources: {
        Fn: {
          Type: 'AWS::Serverless::Function',
          Properties: {
            CodeUri: 'dist/',
            Handler: 'index.handler',
            Runtime: 'nodejs24.x',
            ...changes,
          },
        },
        ...rest,
      },
    });
  const at = '/template.yaml: ';

  it('is accepted without them', () => {
    expect(problemsOf(withFunction({}))).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'no Handler',
      { Handler: undefined },
      'Fn.Handler is missing: name file and export, such as index.handler',
    ],
    [
      'a Handler without export',
      { Handler: 'index' },
      'Fn.Handler must name file and export, such as index.handler',
    ],
    ['a Handler elsewhere', { Handler: '../index.handler' }, 'Fn.Handler must not contain ".."'],
    [
      'a Handler file that does not exist',
      { Handler: 'missing.handler' },
      'Fn.Handler is missing.handler, but /dist has no missing.js, .mjs or .cjs: run the build first, or correct the name',
    ],
    [
      'no CodeUri',
      { CodeUri: undefined },
      'Fn.CodeUri is missing: name the folder of the built function, such as dist/',
    ],
    [
      'a CodeUri that is not built',
      { CodeUri: 'out' },
      'Fn.CodeUri the folder /out does not exist: run the build first',
    ],
    [
      'a CodeUri in S3',
      { CodeUri: 's3://a/b.zip' },
      'Fn.CodeUri is s3://a/b.zip: the local run needs a local folder',
    ],
    [
      'a CodeUri that is a file',
      { CodeUri: 'dist/index.mjs' },
      'Fn.CodeUri /dist/index.mjs is not a folder: name the folder of the built function',
    ],
    [
      'another Runtime',
      { Runtime: 'python3.14' },
      'Fn.Runtime is not one the local run has: use nodejs22.x or nodejs24.x',
    ],
    [
      'an old Runtime',
      { Runtime: 'nodejs18.x' },
      'Fn.Runtime is not one the local run has: use nodejs22.x or nodejs24.x',
    ],
    ['no Runtime', { Runtime: undefined }, 'Fn.Runtime is missing: use nodejs24.x'],
    [
      'a Timeout out of range',
      { Timeout: 901 },
      'Fn.Timeout must be a whole number of seconds from 1 to 900',
    ],
    ['a Timeout of zero', { Timeout: 0 }, 'Fn.Timeout must be a whole number of seconds from 1 to 900'],
    [
      'a Timeout that is no number',
      { Timeout: 'long' },
      'Fn.Timeout must be a whole number of seconds from 1 to 900',
    ],
    ['too little memory', { MemorySize: 64 }, 'Fn.MemorySize must be a whole number of MB from 128 to 10240'],
    [
      'a container image',
      { PackageType: 'Image' },
      'Fn.PackageType is not supported: the local run starts functions from their folder (Zip)',
    ],
    [
      'a variable of Lambda',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'Fn.Environment.Variables.AWS_REGION is set by Lambda itself: choose another name',
    ],
    [
      'a variable that is an object',
      { Environment: { Variables: { A: { b: 1 } } } },
      'Fn.Environment.Variables.A must be a text, a number or a boolean',
    ],
    [
      'a variable with a bad name',
      { Environment: { Variables: { 'a-b': 'x' } } },
      'Fn.Environment.Variables.a-b is not a valid name for an environment variable: use letters, digits and _',
    ],
    [
      'an unknown resource',
      { Environment: { Variables: { A: { Ref: 'Tabel' } } } },
      'Fn: refers to Tabel, which is neither a resource nor a parameter of this template: correct the name or declare it',
    ],
    [
      'an attribute of an unknown resource',
      { Policies: [{ 'Fn::Sub': `x-\${Tabel.Arn}` }] },
      'Fn: refers to Tabel, which is neither a resource nor a parameter of this template: correct the name or declare it',
    ],
    [
      'a function the local run does not evaluate',
      { Environment: { Variables: { A: { 'Fn::If': ['c', 1, 2] } } } },
      'Fn.Environment uses Fn::If, which the local run does not evaluate: use a parameter with a Default instead',
    ],
    [
      'a path that is none',
      { Events: { Get: { Type: 'HttpApi', Properties: { Path: 'offers', Method: 'get' } } } },
      'Fn.Events.Get.Path must start with / and consist of names and {parameters}, with {name+} at the end only',
    ],
    [
      'an unknown method',
      { Events: { Get: { Type: 'Api', Properties: { Path: '/offers', Method: 'fetch' } } } },
      'Fn.Events.Get.Method must be one of GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS, ANY',
    ],
    [
      'payload format 1.0',
      { Events: { Get: { Type: 'HttpApi', Properties: { PayloadFormatVersion: '1.0' } } } },
      'Fn.Events.Get.PayloadFormatVersion is not supported: the local run sends format 2.0 alone',
    ],
  ])('says so: %s', (_name, changes, problem) => {
    expect(problemsOf(withFunction(changes))).toEqual([at + problem]);
  });

  it('names every mistake, each on a line of its own', () => {
    expect(problemsOf(withFunction({ Handler: undefined, Timeout: 0, MemorySize: 1 }))).toHaveLength(3);
  });

  it('says where it is no YAML', () => {
    expect(problemsOf('Resources:\n  Fn: [1, 2\n')[0]).toMatch(/^\/template\.yaml:\d+:\d+: not valid YAML: /);
  });

  it('says so when a tag is not known', () => {
    expect(problemsOf('Resources:\n  Fn: !Rfe X\n')).toEqual([
      '/template.yaml:2:7: not valid YAML: Unresolved tag: !Rfe',
    ]);
  });

  it.each([
    ['', 'the template: must be a map with Resources, as in a SAM template'],
    ['- a', 'the template: must be a map with Resources, as in a SAM template'],
    ['Parameters: {}', 'Resources: is missing: a SAM template lists its functions under Resources'],
    [
      'Resources: { Fn: {} }',
      'Resources.Fn.Type: has no Type: give it one, such as AWS::Serverless::Function',
    ],
    ['Resources: { T: { Type: "AWS::SNS::Topic" } }', 'has no resource of type AWS::Serverless::Function'],
  ])('says what is missing: %j', (text, problem) => {
    expect(problemsOf(text)[0]).toContain(at + problem);
  });

  it('says so when a parameter has no value', () => {
    const text = `${withFunction({ Environment: { Variables: { A: { Ref: 'P' } } } }).slice(0, -1)},"Parameters":{"P":{}}}`;
    expect(problemsOf(text)).toEqual([
      `${at}Fn.Environment refers to the parameter P, which has no Default: the local run needs one`,
    ]);
  });

  it('says so when a route is declared twice', () => {
    const Events = {
      One: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'get' } },
      Two: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'GET' } },
    };
    expect(problemsOf(withFunction({ Events }))).toEqual([
      `${at}the route GET /a is declared twice: keep one of the events`,
    ]);
  });

  it('says so when there is no such file', () => {
    expect(() => readTemplate('/nowhere/template.yaml')).toThrow(
      '/nowhere/template.yaml: there is no such file: check the path of the template',
    );
  });
});
