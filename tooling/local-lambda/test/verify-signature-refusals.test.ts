import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SignedRequest } from '../src/signature/canonical-request.ts';
import { type VerifySignatureOptions, verifySignature } from '../src/signature/verify-signature.ts';

const nowMs = Date.parse('2026-01-02T03:04:05Z');
const secretAccessKey = 'local-secret';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

interface Signing {
  readonly time?: string;
  readonly date?: string;
  readonly service?: string;
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent, but not signed. */
  readonly unsigned?: Readonly<Record<string, string>>;
  readonly withoutHost?: boolean;
}

/** Signs `GET /` by hand, so that each rule can be broken with a signature that is right otherwise. */
function sign(signing: Signing = {}): SignedRequest {
  const { time = '20260102T030405Z', service = 'execute-api', region = 'eu-west-1' } = signing;
  const { accessKeyId = 'AKIDLOCAL', date = time.slice(0, 8) } = signing;
  const headers: Record<string, string> = {
    ...(signing.withoutHost ? {} : { host: 'example.com' }),
    'x-amz-date': time,
    ...signing.headers,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}`);
  const canonical = ['GET', '/', '', ...lines, '', names.join(';'), sha256('')].join('\n');
  const scope = [date, region, service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const signature = hmac(key, text).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {
    method: 'GET',
    target: '/',
    headers: [
      ...Object.entries({ host: 'example.com', ...headers, ...signing.unsigned }),
      ['Authorization', authorization],
    ],
    body: '',
  };
}

const verify = (request: SignedRequest, options: VerifySignatureOptions = {}, sessionToken?: string) =>
  verifySignature(request, (id) => (id === 'AKIDLOCAL' ? { secretAccessKey, sessionToken } : undefined), {
    nowMs,
    ...options,
  });
const withAuthorization = (value: string): SignedRequest => ({
  ...sign(),
  headers: [['Authorization', value]],
});

describe('a signature', () => {
  it('is accepted when nothing is wrong with it', () => {
    expect(verify(sign(), { region: 'eu-west-1' })).toEqual({
      ok: true,
      accessKeyId: 'AKIDLOCAL',
      signedHeaders: ['host', 'x-amz-date'],
    });
  });

  it.each([
    ['20260102T025906Z', true],
    ['20260102T025904Z', false],
    ['20260102T030905Z', true],
    ['20260102T030906Z', false],
  ])('made at %s is accepted at 03:04:05: %s', (time, accepted) => {
    expect(verify(sign({ time })).ok).toBe(accepted);
  });

  it('is accepted with its session token, and with no other', () => {
    const request = sign({ headers: { 'x-amz-security-token': 'token' } });
    expect(verify(request, {}, 'token').ok).toBe(true);
    expect(verify(request, {}, 'other')).toEqual({
      ok: false,
      reason: 'the session token is not that of the access key',
    });
    expect(verify(request)).toEqual({
      ok: false,
      reason: 'the access key has no session token, but one was sent',
    });
    expect(verify(sign(), {}, 'token')).toEqual({
      ok: false,
      reason: 'the header X-Amz-Security-Token is missing',
    });
  });

  it.each<[string, SignedRequest, VerifySignatureOptions, string]>([
    ['without Authorization', { ...sign(), headers: [] }, {}, 'the Authorization header is missing'],
    ['of another kind', withAuthorization('Bearer x'), {}, 'the Authorization header is not one of'],
    ['cut short', withAuthorization(`AWS4-HMAC-SHA256 ${'Credential='.repeat(9)}`), {}, 'not one of'],
    ['for another service', sign({ service: 'lambda' }), {}, 'is made for lambda, not for execute-api'],
    ['for another region', sign(), { region: 'us-east-1' }, 'is made for eu-west-1, not for us-east-1'],
    ['with the date of another day', sign({ date: '20260101' }), {}, 'is not that of X-Amz-Date'],
    ['with a date that is none', sign({ time: '20261399T990000Z' }), {}, 'more than five minutes away'],
    ['without X-Amz-Date', sign({ time: '', date: '20260102' }), {}, 'X-Amz-Date is missing'],
    ['that does not cover host', sign({ withoutHost: true }), {}, 'the header host is not signed'],
    [
      'that does not cover an x-amz header',
      sign({ unsigned: { 'X-Amz-Target': 'x' } }),
      {},
      'the header x-amz-target is sent but not signed',
    ],
    ['of an unknown key', sign({ accessKeyId: 'AKIDOTHER' }), {}, 'the access key is not known'],
    [
      'that leaves the body out',
      sign({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }),
      {},
      'the body is not signed',
    ],
    [
      'with the hash of another body',
      sign({ headers: { 'x-amz-content-sha256': sha256('other') } }),
      {},
      'is not the hash of the body',
    ],
    [
      'over a header that was taken away',
      {
        ...sign({ headers: { 'x-other': '1' } }),
        headers: sign({ headers: { 'x-other': '1' } }).headers.filter(([name]) => name !== 'x-other'),
      },
      {},
      'the header x-other is signed but not sent',
    ],
    ['over a body that was changed', { ...sign(), body: 'x' }, {}, 'the signature does not match'],
  ])('%s is refused with the reason', (_name, request, options, reason) => {
    const verdict = verify(request, options);
    expect(verdict).toEqual({ ok: false, reason: expect.stringContaining(reason) });
    expect(JSON.stringify(verdict)).not.toContain(secretAccessKey);
  });
});
