import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UrlTemplate } from '../../src/template/url-template.ts';

beforeEach(() => {
  vi.stubEnv('STAGE', 'dev');
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('PARTNER_API', 'http://127.0.0.1:3000/base/');
});
afterEach(() => vi.unstubAllEnvs());

const render = (template: string, args: Record<string, unknown> = {}): string =>
  new UrlTemplate(template).render(args).href;

describe('A template of an address', () => {
  test('reads the environment in the host and the arguments in the path', () => {
    const url = render('https://{STAGE}.execute-api.{AWS_REGION}.amazonaws.com/{version}/my-api', {
      version: 'v1',
    });

    expect(url).toBe('https://dev.execute-api.eu-north-1.amazonaws.com/v1/my-api');
  });

  test('renders afresh with each call', () => {
    const template = new UrlTemplate('https://x.com/{id}');

    expect(template.render({ id: 1 }).pathname).toBe('/1');
    expect(template.render({ id: 2n }).pathname).toBe('/2');
  });

  test('takes scheme, host, port and path from one variable', () => {
    expect(render('{PARTNER_API}/{version}/my-api', { version: 'v1' })).toBe(
      'http://127.0.0.1:3000/base/v1/my-api',
    );
    expect(render('{PARTNER_API}')).toBe('http://127.0.0.1:3000/base');
    expect(render('{PARTNER_API}?a={a}', { a: 1 })).toBe('http://127.0.0.1:3000/base?a=1');
  });

  test('encodes values of the path', () => {
    expect(render('https://x.com/{id}', { id: "a/b?c#d e+f%2F!'()*å" })).toBe(
      'https://x.com/a%2Fb%3Fc%23d%20e%2Bf%252F%21%27%28%29%2A%C3%A5',
    );
  });

  test('writes a query of its own text with %20', () => {
    expect(render('https://x.com/a?q={q}&fixed=1+2&q=b', { q: 'x y&z=1' })).toBe(
      'https://x.com/a?q=x%20y%26z%3D1&q=b&fixed=1%202',
    );
  });

  test('encodes text of the template that no address holds', () => {
    expect(render('https://x.com/städer/"a"/{id}', { id: 1 })).toBe('https://x.com/st%C3%A4der/%22a%22/1');
  });

  test('takes a port from the environment', () => {
    vi.stubEnv('PORT', '8080');

    expect(render('http://localhost:{PORT}/a')).toBe('http://localhost:8080/a');
  });
});

describe('A template is refused at the declaration', () => {
  const refused: Record<string, RegExp> = {
    'https://{tenant}.example.com/v1': /argument \{tenant\} in the host/,
    '{base}/v1': /must begin with/,
    '/v1/cities': /must begin with/,
    'ftp://x.com/a': /must begin with/,
    'javascript:alert(1)': /must begin with/,
    '{PARTNER_API}x/v1': /must begin with/,
    'https://user:pw@x.com/': /user information/,
    'https://x.com/a b': /space/,
    'https://x.com\\@evil.com/': /backslash/,
    'https://x.com/#a': /"#"/,
    'https://x.com/a\u0000': /control/,
    'https://x.com/a\nb': /control/,
    'https:///path': /no valid host/,
    'https://x.com/../a': /segment "\.\."/,
    'https://x.com/%2e%2E/a': /segment/,
    'https://x.com/{id': /unclosed/,
    'https://x.com/}': /stray/,
    'https://x.com/{a-b}': /not a valid placeholder/,
    'https://x.com/a?{name}=1': /must not be a placeholder/,
    'https://x.com/a?b=%zz': /not encoded properly/,
  };
  for (const [template, message] of Object.entries(refused)) {
    test(JSON.stringify(template), () => {
      expect(() => new UrlTemplate(template)).toThrow(message);
    });
  }
});

describe('A value is refused, with an error that names its placeholder and not the value', () => {
  const path = 'https://x.com/v1/{id}/admin';
  const refused: readonly (readonly [string, string, unknown])[] = [
    ['a missing one', path, undefined],
    ['null', path, null],
    ['an empty one', path, ''],
    ['NaN', path, Number.NaN],
    ['an object', path, { toString: () => 'secret' }],
    ['a list', path, ['secret']],
    ['one dot', path, '.'],
    ['two dots', path, '..'],
    ['a line break', path, 'secret\r\nx: y'],
    ['NUL', path, 'secret\u0000'],
    ['a lone surrogate', path, 'secret\ud800'],
    ['a dot after a dot', 'https://x.com/v1/.{id}/admin', '.'],
    ['a lone surrogate in the query', 'https://x.com/?q={id}', 'secret\udc00'],
  ];
  for (const [name, template, id] of refused) {
    test(name, () => {
      const attempt = () => new UrlTemplate(template).render({ id });

      expect(attempt).toThrow(/\{id\}/);
      expect(attempt).not.toThrow(/secret/);
    });
  }

  test('what every object inherits', () => {
    expect(() => new UrlTemplate('https://x.com/{constructor}').render({})).toThrow(
      /\{constructor\}.*missing/,
    );
  });

  for (const stage of ['evil.com/', 'evil.com#', 'a@evil.com', 'a:1', 'ａ', 'a。b', 'a b', '-a', 'a\\', '']) {
    test(`${JSON.stringify(stage)} in the host`, () => {
      vi.stubEnv('STAGE', stage);

      expect(() => render('https://{STAGE}.example.com/v1')).toThrow(/\{STAGE\}/);
    });
  }

  for (const base of [
    'evil.com',
    'ftp://x.com',
    'https://user:pw@x.com',
    'https://x.com?a=1',
    'https://x.com/#a',
    'https://x.com/a/../b',
    'https://x.com\\evil',
    'https://x.com:99999',
    'https://',
  ]) {
    test(`${JSON.stringify(base)} as the base address`, () => {
      vi.stubEnv('PARTNER_API', base);

      expect(() => render('{PARTNER_API}/v1')).toThrow(/\{PARTNER_API\}/);
    });
  }
});
