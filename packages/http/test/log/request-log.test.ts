import { type LogInput, PyPwExtHTTPError } from '@pypwext/base';
import { describe, expect, test, vi } from 'vitest';
import { type LoggingOptions, PyPwExtHTTPSession, type PyPwExtHTTPSessionOptions } from '../../src/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedServer, type Step } from '../support/scripted-server.ts';
import { answer, reset } from '../support/steps.ts';

const SECRETS = /hunter2|AWS4-HMAC/;

const logged = async (
  script: Step[],
  logging: LoggingOptions | false,
  more: PyPwExtHTTPSessionOptions & { level?: string } = {},
) => {
  const lines: [string, Record<string, unknown>][] = [];
  const write = (level: string) => (input: LogInput) =>
    void lines.push([level, input as Record<string, unknown>]);
  const { level, ...options } = more;
  const logger = {
    ...{ debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    ...(level === undefined ? {} : { getLevelName: () => level }),
  };
  await using server = await ScriptedServer.start(...script);
  const http = new PyPwExtHTTPSession({
    ...{ logger, logging, clock: new ManualClock(), random: () => 0.5 },
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'hunter2', sessionToken: 'hunter2' },
    signing: { hosts: { '127.0.0.1': { region: 'eu-west-1' } } },
    ...options,
  });
  await http
    .put(`${server.origin}/a`, {
      params: { token: 'hunter2' },
      headers: { cookie: 'hunter2', 'x-api-key': 'hunter2', 'x-shown': 'yes' },
      body: { name: 'Ann', password: 'hunter2', nested: { authorization: 'hunter2' } },
    })
    .catch(() => undefined);
  return { lines, url: `${server.origin}/a` };
};
const json = (status: number, value: unknown): Step =>
  answer(status, JSON.stringify(value), { 'content-type': 'application/json', 'set-cookie': 'hunter2' });

const collected = () => {
  const lines: LogInput[] = [];
  const write = (input: LogInput) => void lines.push(input);
  return { lines, logger: { debug: write, info: write, warn: write, error: write } };
};

describe('The log of requests', () => {
  test('has an entry before and one after, which tells all attempts', async () => {
    const { lines, url } = await logged([answer(503), reset(), json(200, {})], {});

    expect(lines).toEqual([
      ['debug', { message: `Request PUT ${url}`, http: expect.objectContaining({ method: 'PUT', url }) }],
      [
        'info',
        {
          message: `Reply 200 to PUT ${url}`,
          http: expect.objectContaining({
            ...{ method: 'PUT', url, status: 200, milliseconds: 150 },
            attempts: [
              { attempt: 1, status: 503, milliseconds: 0 },
              {
                attempt: 2,
                failure: expect.stringMatching(/^network (UND_ERR_SOCKET|ECONNRESET)$/),
                milliseconds: 0,
                waited: 50,
              },
              { attempt: 3, status: 200, milliseconds: 0, waited: 100 },
            ],
          }),
        },
      ],
    ]);
  });

  test('has an entry at ERROR for a call without a reply', async () => {
    const { lines, url } = await logged([reset()], {}, { retry: false });

    expect(lines[1]).toEqual([
      'error',
      { message: `No reply to PUT ${url}`, http: expect.objectContaining({ failure: 'network' }) },
    ]);
  });

  test('holds no secret, even when headers that are secret and bodies are asked for', async () => {
    const headers = ['Authorization', 'cookie', 'set-cookie', 'x-api-key', 'x-amz-security-token', 'x-shown'];
    const { lines } = await logged([json(200, { secret: 'hunter2', name: 'Bob' })], { body: true, headers });

    expect(JSON.stringify(lines)).not.toMatch(SECRETS);
    expect(lines[0]?.[1].http).toMatchObject({ headers: { 'x-shown': 'yes' }, body: { name: 'Ann' } });
    expect(lines[1]?.[1].http).toMatchObject({ body: { name: 'Bob' } });
  });

  test('holds no body and no header beyond the list unless asked', async () => {
    const { lines } = await logged([json(200, { name: 'Bob' })], {});

    expect(JSON.stringify(lines)).not.toMatch(/hunter2|Ann|Bob|x-shown|cookie/);
  });

  test('has the levels and classifications that were asked for', async () => {
    const { lines } = await logged([json(200, {})], {
      ...{
        level: 'INFO',
        outLevel: 'WARN',
        classification: 'PII',
        outClassification: 'CORPORATE_SENSITIVE_INFO',
      },
    });

    expect(lines.map(([level, { classification }]) => [level, classification])).toEqual([
      ['info', 'PII'],
      ['warn', 'CORPORATE_SENSITIVE_INFO'],
    ]);
  });

  test('computes nothing for a level that is off', async () => {
    const { lines } = await logged([json(200, {})], {}, { level: 'INFO' });

    expect(lines.map(([level]) => level)).toEqual(['info']);
  });

  test('can be switched off', async () => {
    expect((await logged([json(200, {})], false)).lines).toEqual([]);
  });

  test.each([
    ['a form', 'access_token=hunter2&scope=all'],
    ['JSON with a mistake', '{"password":"hunter2",}'],
    ['lines of JSON', '{"password":"hunter2"}\n{"password":"hunter2"}'],
    ['JSON behind a byte order mark', '\ufeff{"password":"hunter2"}'],
    ['JSON within JSON', JSON.stringify(JSON.stringify({ password: 'hunter2' }))],
    ['JSON that is too long to be parsed', `{"password":"hunter2","more":"${'x'.repeat(300_000)}"}`],
  ])('masks secrets in a body of %s', async (_name, body) => {
    const { lines } = await logged([answer(200, body)], { body: true });

    expect(JSON.stringify(lines)).not.toMatch(SECRETS);
    expect(lines.at(-1)?.[1]).toMatchObject({ http: { body: expect.anything() } });
  });

  test('bounds a body', async () => {
    const { lines } = await logged([answer(200, 'x'.repeat(1_000_000))], { body: true });

    expect(JSON.stringify(lines).length).toBeLessThan(40_000);
  });

  test('tells calls of functions, too', async () => {
    const lines: LogInput[] = [];
    const write = (input: LogInput) => void lines.push(input);
    const send = vi
      .fn()
      .mockResolvedValueOnce({ StatusCode: 202, payloadAsText: () => '' })
      .mockRejectedValueOnce(new PyPwExtHTTPError('hunter2', { code: 502 }));
    const http = new PyPwExtHTTPSession({
      logger: { debug: write, info: write, warn: write, error: write },
      logging: { body: true },
      transports: [{ methods: ['EVENT'], send }],
    });

    await http.event('audit', { body: { name: 'Ann', password: 'hunter2' } });
    await expect(http.event('audit')).rejects.toThrow();

    expect(lines.map((line) => (line as { message: string }).message)).toEqual([
      'Request EVENT audit',
      'Reply 202 to EVENT audit',
      'Request EVENT audit',
      'No reply to EVENT audit',
    ]);
    expect(JSON.stringify(lines)).toContain('Ann');
    expect(JSON.stringify(lines)).not.toMatch(SECRETS);
  });

  test.for([
    [
      'the transport has noted them',
      { attempts: 2, attemptRecords: [{ attempt: 1 }, { attempt: 2 }] },
      [1, 2],
    ],
    ['it has counted them', { attempts: 3 }, [3]],
    ['it tells nothing', undefined, [1]],
    ['it was refused before it was sent', { attempts: 0 }, []],
  ] as const)('tells the attempts of a function call when %s', async ([, metadata, expected]) => {
    const { lines, logger } = collected();
    const response = { StatusCode: 200, ResponseMetadata: metadata, payloadAsText: () => '' };
    const failed = Object.assign(new PyPwExtHTTPError('x', { code: 502 }), metadata);
    const send = vi.fn().mockResolvedValueOnce(response).mockRejectedValueOnce(failed);
    const http = new PyPwExtHTTPSession({ logger, transports: [{ methods: ['FUNC'], send }] });

    await http.func('pricing');
    await expect(http.func('pricing')).rejects.toThrow();

    const told = lines.map(
      (line) => (line as { http?: { attempts?: { attempt: number }[] } }).http?.attempts,
    );
    expect(told.filter(Boolean).map((attempts) => attempts?.map(({ attempt }) => attempt))).toEqual([
      expected,
      expected,
    ]);
  });

  test('tells the end of a call whose transport throws at once', async () => {
    const { lines, logger } = collected();
    const send = () => {
      throw new RangeError('no');
    };
    const http = new PyPwExtHTTPSession({ logger, transports: [{ methods: ['FUNC'], send }] });

    await expect(http.func('orders')).rejects.toThrow('no');
    expect(lines.at(-1)).toMatchObject({ http: { failure: 'RangeError' } });
  });

  test('neither fails a call nor ends the process when the logger fails later', async () => {
    const failures: unknown[] = [];
    const note = (failure: unknown) => void failures.push(failure);
    process.on('unhandledRejection', note);
    const late = () => Promise.reject(new Error('later')) as unknown as undefined;
    const logger = { debug: late, info: late, warn: late, error: late };
    const fetch = async () => new Response();

    await new PyPwExtHTTPSession({ logger, fetch }).get('https://api.example.com');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);

    expect(failures).toEqual([]);
  });

  test('never fails a call', async () => {
    await using server = await ScriptedServer.start(answer(200, 'fine'));
    const fail = (): never => {
      throw new Error('the disk is full');
    };
    const http = new PyPwExtHTTPSession({ logger: { debug: fail, info: fail, warn: fail, error: fail } });

    expect((await http.get(server.origin)).responseBody).toBe('fine');
  });
});
