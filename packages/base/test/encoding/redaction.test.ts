import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createRedactionPlan,
  encodeJson,
  PyPwExtInternalError,
  type RedactionOptions,
  type RedactionPolicy,
  redactValue,
  StdPyPwExtError,
} from '../../src/index.ts';

const SECRET = 'hunter2';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG';

const redact = (value: unknown, options?: RedactionOptions | false): unknown =>
  JSON.parse(encodeJson(value, { profile: 'log', redaction: createRedactionPlan(options) }));

describe('names', () => {
  test.each([
    'authorization',
    'Authorization',
    'Proxy-Authorization',
    'cookie',
    'cookies',
    'Set-Cookie',
    'x-api-key',
    'X-Amz-Security-Token',
    'password',
    'Password',
    'PASSWORD',
    'pass_word',
    'dbPassword',
    'DB_PASSWORD',
    'passwd',
    'secret',
    'client_secret',
    'clientSecret',
    'access_token',
    'accessToken',
    'refreshToken',
    'id_token',
    'token',
    'private_key',
    'secretAccessKey',
    'sessionToken',
    'X-Auth-Token',
  ])('%s is masked wherever it stands', (name) => {
    expect(redact({ a: [{ [name]: SECRET }] })).toEqual({ a: [{ [name]: '[Redacted]' }] });
    expect(redact(new Map([[name, SECRET]]))).toEqual({ [name]: '[Redacted]' });
    expect(redact(Object.assign(new Error('m'), { [name]: SECRET }))).toMatchObject({ [name]: '[Redacted]' });
  });

  test.each(['tokens', 'nextToken', 'passwordless', 'secretary', 'author', 'keys', 'accessKeyId', ''])(
    '%s is not masked',
    (name) => {
      expect(redact({ [name]: 'shown' })).toEqual({ [name]: 'shown' });
    },
  );

  test('of a map whose keys are not all names are masked within the pairs', () => {
    const map = new Map<unknown, unknown>([
      ['password', SECRET],
      [{ a: 1 }, 'shown'],
    ]);
    expect(redact(map)).toEqual([
      ['password', '[Redacted]'],
      [{ a: 1 }, 'shown'],
    ]);
  });

  test('of a map are told from keys that cannot be made texts', () => {
    const map = new Map<unknown, unknown>([
      [Object.create(null), 1],
      [Symbol('token'), 2],
      ['token', 3],
    ]);
    expect(redact(map)).toEqual([
      [{}, 1],
      ['Symbol(token)', 2],
      ['token', '[Redacted]'],
    ]);
  });

  test('of headers are masked', () => {
    expect(redact(new Headers({ Authorization: SECRET, accept: 'x' }))).toEqual({
      accept: 'x',
      authorization: '[Redacted]',
    });
    expect(
      redact(
        new Headers([
          ['set-cookie', `a=${SECRET}`],
          ['set-cookie', 'b=2'],
          ['accept', 'x'],
        ]),
      ),
    ).toEqual([
      ['accept', 'x'],
      ['set-cookie', '[Redacted]'],
      ['set-cookie', '[Redacted]'],
    ]);
  });

  test('are added to those that are masked anyway', () => {
    expect(redact({ IBAN: 'SE35', i_ban: 'SE36', token: 't', id: 1 }, { keys: ['iban'] })).toEqual({
      IBAN: '[Redacted]',
      i_ban: '[Redacted]',
      token: '[Redacted]',
      id: 1,
    });
  });

  test('mask a value of any type, whatever getter or class it is, without reading it', () => {
    let reads = 0;
    const value = {
      password: { toJSON: () => ++reads },
      token: new Date(0),
      secret: [SECRET],
      jwt: null,
      otp: undefined,
    };
    expect(redact(value)).toEqual({
      password: '[Redacted]',
      token: '[Redacted]',
      secret: '[Redacted]',
      jwt: null,
    });
    expect(reads).toBe(0);
  });

  test('from untrusted input are remembered up to a bound, and found beyond it', () => {
    const plan = createRedactionPlan();
    const names = Array.from({ length: 900 }, (_, i) => `n${i}`);
    for (const prefix of ['a', 'b', 'c']) {
      encodeJson(Object.fromEntries(names.map((name) => [prefix + name, 1])), { redaction: plan });
    }
    expect(plan.names.size).toBe(1_000);
    expect(encodeJson({ late_password: SECRET, late: 1 }, { redaction: plan })).toBe(
      '{"late_password":"[Redacted]","late":1}',
    );
  });

  test('stay as they are with `false`', () => {
    expect(redact({ password: SECRET, u: 'https://a:b@c/?token=d' }, false)).toEqual({
      password: SECRET,
      u: 'https://a:b@c/?token=d',
    });
  });

  test('are masked on the wire too when a plan is given', () => {
    expect(encodeJson({ password: SECRET }, { redaction: createRedactionPlan({ mask: '***' }) })).toBe(
      '{"password":"***"}',
    );
  });
});

describe('texts', () => {
  test.each([
    ['a query', `/cb?state=1&access_token=${SECRET}#x`, '/cb?state=1&access_token=[Redacted]#x'],
    ['a form', `user=a&password=${SECRET}`, 'user=a&password=[Redacted]'],
    [
      'a URL with a password',
      `https://user:${SECRET}@host.example/a?b=c`,
      'https://[Redacted]@host.example/a?b=c',
    ],
    ['a connection string', `Server=a;Pwd=${SECRET};Database=b`, 'Server=a;Pwd=[Redacted];Database=b'],
    [
      'a presigned URL',
      `https://b.s3.amazonaws.com/k?X-Amz-Signature=${SECRET}&X-Amz-Expires=60`,
      'https://b.s3.amazonaws.com/k?X-Amz-Signature=[Redacted]&X-Amz-Expires=60',
    ],
    [
      'a sentence',
      `login failed: password=${SECRET}, try again`,
      'login failed: password=[Redacted], try again',
    ],
    ['JSON', JSON.stringify({ user: 'a', Password: SECRET }), '{"user":"a","Password":"[Redacted]"}'],
    [
      'JSON within JSON',
      JSON.stringify({ Message: JSON.stringify({ token: SECRET }) }),
      JSON.stringify({ Message: '{"token":"[Redacted]"}' }),
    ],
    ['JSON with escaped names', `{"pass\\u0077ord":"${SECRET}"}`, '{"password":"[Redacted]"}'],
    ['JSON with space before it', `\n [{"secret" : "${SECRET}"}]`, '[{"secret":"[Redacted]"}]'],
    ['a bearer token', `Bearer ${TOKEN}`, 'Bearer [Redacted]'],
    [
      'a quoted header',
      `answered 401 to Authorization: Bearer ${TOKEN} (GET /)`,
      'answered 401 to Authorization: Bearer [Redacted] (GET /)',
    ],
    [
      'a printed header',
      `{ 'proxy-authorization': 'Basic ${TOKEN}=', a: 1 }`,
      "{ 'proxy-authorization': 'Basic [Redacted]', a: 1 }",
    ],
    ['JSON that ends too early', `{"user":"a","password":"${SECRET}`, '[Redacted]'],
  ])('%s is masked where it holds a secret', (_, text, shown) => {
    expect(redact({ text })).toEqual({ text: shown });
  });

  test.each([
    '{"user":"a", "n":1.0}',
    '{not json',
    'a=b&c=d',
    'https://host.example:8080/a@b',
    'mytoken_count=3',
    'Bearer of good news',
    'Beautiful: Basic information',
    'Authorization: none',
    'the password is not here',
  ])('%s stays as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  test('a URL object and its search parameters are masked', () => {
    const url = new URL(`https://host.example/?token=${SECRET}&a=b`);
    expect(redact([url, url.searchParams])).toEqual([
      'https://host.example/?token=[Redacted]&a=b',
      'token=[Redacted]&a=b',
    ]);
  });

  test('the message and the stack of an error are masked', () => {
    const shown = JSON.stringify(redact(new Error(`GET /?api_key=${SECRET}`)));
    expect(shown).not.toContain(SECRET);
  });

  test('what a getter throws is masked in its marker', () => {
    const value = {
      get a() {
        throw new Error(`token=${SECRET}`);
      },
    };
    expect(redact(value)).toEqual({ a: '[Throws Error: token=[Redacted]]' });
  });

  test('patterns are masked wherever they stand, whatever their flags', () => {
    const patterns = [/\d{6}-\d{4}/, /s3cr[e3]t/giy];
    expect(redact({ note: 'born 121212-1212 or 131313-1313, S3CRET s3cr3t' }, { patterns })).toEqual({
      note: 'born [Redacted] or [Redacted], [Redacted] [Redacted]',
    });
  });

  test('a mask with a dollar sign is written as it is', () => {
    expect(redact('token=a', { mask: '$&$1' })).toBe('token=$&$1');
  });

  test('a long text without a secret takes a single scan', () => {
    const started = process.cpuUsage().user;
    redact('a-'.repeat(100_000) + '='.repeat(1_000) + 'x://'.repeat(50_000));
    expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
  });
});

describe('classified members', () => {
  const model = {
    email: 'PII',
    'address.street': 'PII',
    'orders.margin': 'CORPORATE_SENSITIVE_INFO',
    'grants.*': 'AUTHORIZATION_INFO',
    id: 'NA',
  } as const;
  const customer = {
    id: 17,
    email: 'a@example.com',
    address: { street: 'Storgatan 1', city: 'Lund' },
    orders: [
      { margin: 0.2, total: 10 },
      { margin: 0.3, total: 20 },
    ],
    grants: { read: true, write: false },
    street: 'not part of an address',
  };

  test('above NA are masked unless a policy says otherwise', () => {
    expect(redact(customer, { model })).toEqual({
      id: 17,
      email: '[Redacted]',
      address: { street: '[Redacted]', city: 'Lund' },
      orders: [
        { margin: '[Redacted]', total: 10 },
        { margin: '[Redacted]', total: 20 },
      ],
      grants: { read: '[Redacted]', write: '[Redacted]' },
      street: 'not part of an address',
    });
  });

  test('follow the policy of their classification', () => {
    const policies = {
      PII: { hash: 'key' },
      CORPORATE_SENSITIVE_INFO: 'drop',
      AUTHORIZATION_INFO: 'keep',
    } as const;
    expect(redact(customer, { model, policies })).toMatchObject({
      email: `hmac-sha256:${createHmac('sha256', 'key').update('a@example.com').digest('base64url')}`,
      orders: [{ total: 10 }, { total: 20 }],
      grants: { read: true, write: false },
    });
    expect(JSON.stringify(redact(customer, { model, policies }))).not.toContain('margin');
  });

  test('are found wherever the model is part of something larger', () => {
    const entry = { message: 'm', args: [{ customer }], email: 'b@example.com' };
    expect(redact(entry, { model })).toMatchObject({
      args: [{ customer: { id: 17, email: '[Redacted]', address: { city: 'Lund', street: '[Redacted]' } } }],
      email: '[Redacted]',
    });
  });

  test('are found at the outermost value alone with modelAt: root', () => {
    const shown = redact({ ...customer, other: customer }, { model, modelAt: 'root' });
    expect(shown).toMatchObject({
      email: '[Redacted]',
      other: { email: 'a@example.com', address: { street: 'Storgatan 1' } },
    });
    expect(redact([customer], { model, modelAt: 'root' })).toMatchObject([{ email: '[Redacted]' }]);
  });

  test('are found at any depth below `**`', () => {
    const person = {
      name: 'a',
      home: { name: 'house' },
      friends: [{ name: 'b', friends: [{ name: 'c', id: 1 }] }],
    };
    const tree = { 'friends.**.name': 'PII' } as const;
    expect(redact({ root: person }, { model: tree, modelAt: 'root' })).toEqual({ root: person });
    expect(redact(person, { model: tree, modelAt: 'root' })).toEqual({
      name: 'a',
      home: { name: 'house' },
      friends: [{ name: '[Redacted]', friends: [{ name: '[Redacted]', id: 1 }] }],
    });
  });

  test('are found in maps, in embedded JSON and in what a protocol returns', () => {
    const body = JSON.stringify({ email: 'a@example.com', n: 1 });
    const value = { map: new Map([['email', 'x']]), body, own: { toJSON: () => ({ email: 'x' }) } };
    expect(redact(value, { model })).toEqual({
      map: { email: '[Redacted]' },
      body: '{"email":"[Redacted]","n":1}',
      own: { email: '[Redacted]' },
    });
    expect(redact({ body: '{"grants":{"admin":true}}' }, { model })).toEqual({
      body: '{"grants":{"admin":"[Redacted]"}}',
    });
  });

  test('do not uncover a secret name that is classified NA', () => {
    expect(redact({ token: SECRET }, { model: { token: 'NA' } })).toEqual({ token: '[Redacted]' });
  });

  test('may be named as members of Object.prototype are', () => {
    const names = Object.fromEntries(['constructor.x', 'toString'].map((path) => [path, 'PII' as const]));
    const value = { constructor: 'a', b: {} };
    expect(redact(value, { model: names })).toEqual(value);
  });
});

describe('classified errors', () => {
  const error = new StdPyPwExtError('No customer a@example.com', {
    classification: 'PII',
    details: { email: 'a@example.com' },
  });

  test('are shown as they are without a policy for their classification', () => {
    expect(redact(error)).toMatchObject({
      message: 'No customer a@example.com',
      details: { email: 'a@example.com' },
    });
  });

  test.each<[string, RedactionPolicy, unknown, unknown]>([
    ['mask', 'mask', '[Redacted]', '[Redacted]'],
    ['hash', { hash: 'k' }, expect.stringMatching(/^hmac-sha256:/), expect.stringMatching(/^hmac-sha256:/)],
    ['drop', 'drop', undefined, undefined],
  ])('with the policy %s hide message and details, also in the stack', (_, policy, message, details) => {
    const shown = redact({ error }, { policies: { PII: policy } }) as { error: Record<string, unknown> };
    expect(shown.error.message).toEqual(message);
    expect(shown.error.details).toEqual(details);
    expect(JSON.stringify(shown)).not.toContain('example.com');
    expect(shown.error).toMatchObject({ name: 'StdPyPwExtError', code: 400, classification: 'PII' });
    expect(shown.error.stack).toContain('redaction.test.ts');
  });
});

describe('redactValue', () => {
  test.each<[RedactionPolicy, unknown, unknown]>([
    ['keep', { a: 1 }, { a: 1 }],
    ['mask', { a: 1 }, '[Redacted]'],
    ['drop', { a: 1 }, undefined],
    ['mask', null, null],
    ['mask', undefined, undefined],
    [{ hash: 'k' }, null, null],
  ])('%j of %j is %j', (policy, value, shown) => {
    expect(redactValue(value, policy)).toEqual(shown);
  });

  test('masks with the given text', () => {
    expect(redactValue('a', 'mask', '***')).toBe('***');
  });

  test('hashes equal values alike, under the given key only', () => {
    const hash = (value: unknown, key: string | Uint8Array): unknown => redactValue(value, { hash: key });
    expect(hash('a', 'k')).toBe(hash('a', new TextEncoder().encode('k')));
    expect(hash({ a: new Date(0) }, 'k')).toBe(hash({ a: '1970-01-01T00:00:00.000Z' }, 'k'));
    expect(hash('a', 'k')).not.toBe(hash('a', 'other'));
    expect(hash('a', 'k')).not.toBe(hash('b', 'k'));
  });

  test('hashes what has no JSON form', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(redactValue(cyclic, { hash: 'k' })).toMatch(/^hmac-sha256:/);
  });
});

describe('options', () => {
  test.each<[string, RedactionOptions, string]>([
    ['an unknown policy', { policies: { PII: 'encrypt' as never } }, 'policies.PII'],
    ['an empty hash key', { policies: { PII: { hash: '' } } }, 'policies.PII'],
    ['a hash without a key', { policies: { PII: {} as never } }, 'policies.PII'],
    ['an unknown classification of a policy', { policies: { SECRET: 'mask' } as never }, 'policies'],
    ['an unknown classification of a member', { model: { email: 'PERSONAL' as never } }, 'model.email'],
  ])('%s is an error that names the place', (_, options, place) => {
    expect(() => createRedactionPlan(options)).toThrow(PyPwExtInternalError);
    expect(() => createRedactionPlan(options)).toThrow(place);
  });

  test('an error about a policy does not show what may be a key', () => {
    expect(() => createRedactionPlan({ policies: { PII: SECRET as never } })).toThrow(
      expect.not.stringContaining(SECRET),
    );
  });
});
