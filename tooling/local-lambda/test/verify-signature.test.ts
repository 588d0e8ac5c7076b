import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SignedRequest } from '../src/signature/canonical-request.ts';
import { verifySignature } from '../src/signature/verify-signature.ts';

interface SuiteCase {
  readonly name: string;
  readonly context: {
    readonly credentials: {
      readonly access_key_id: string;
      readonly secret_access_key: string;
      readonly token?: string;
    };
    readonly normalize: boolean;
    readonly sign_body: boolean;
    readonly omit_session_token?: boolean;
  };
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: ReadonlyArray<readonly [string, string]>;
    readonly body: string;
  };
  readonly expected: { readonly canonicalRequest: string; readonly authorization: string };
}

const suite: ReadonlyArray<SuiteCase> = JSON.parse(
  readFileSync(new URL('./sigv4-suite/cases.json', import.meta.url), 'utf8'),
);
const timestamp = '20150830T123600Z';
const nowMs = Date.parse('2015-08-30T12:36:00Z');

/** The request of a case as it would be sent: with the headers its signer adds. */
function signedRequest({ context, request, expected }: SuiteCase): SignedRequest {
  const { token } = context.credentials;
  const contentHash = expected.canonicalRequest.split('\n').at(-1) ?? '';
  return {
    ...request,
    headers: [
      ...request.headers,
      ['X-Amz-Date', timestamp],
      ...(token === undefined ? [] : [['X-Amz-Security-Token', token] as const]),
      ...(context.sign_body ? [['X-Amz-Content-Sha256', contentHash] as const] : []),
      ['Authorization', expected.authorization],
    ],
  };
}

function verify(testCase: SuiteCase, changes: Partial<SignedRequest> = {}) {
  const { access_key_id, secret_access_key, token } = testCase.context.credentials;
  return verifySignature(
    { ...signedRequest(testCase), ...changes },
    (id) => (id === access_key_id ? { secretAccessKey: secret_access_key, sessionToken: token } : undefined),
    { service: 'service', region: 'us-east-1', nowMs },
  );
}

// S3 alone signs `/./` and `//` as they are, and a session token that is not signed is for IoT alone.
const isAllowed = ({ context, request }: SuiteCase): boolean =>
  (context.normalize || !/\/[./]/.test(request.target)) && context.omit_session_token !== true;
const allowed = suite.filter(isAllowed);
const others = suite.filter((testCase) => !isAllowed(testCase));

describe("AWS's own test suite for Signature Version 4", () => {
  it('has 38 cases, of which 31 follow the rules of execute-api', () => {
    expect([suite.length, allowed.length]).toEqual([38, 31]);
  });

  it.each(allowed.map((testCase) => [testCase.name, testCase] as const))(
    '%s is accepted',
    (_name, testCase) => {
      expect(verify(testCase)).toMatchObject({ ok: true, accessKeyId: 'AKIDEXAMPLE' });
    },
  );

  it.each(others.map((testCase) => [testCase.name, testCase] as const))(
    '%s follows the rules of another service and is refused',
    (_name, testCase) => {
      expect(verify(testCase).ok).toBe(false);
    },
  );

  it.each(allowed.map((testCase) => [testCase.name, testCase] as const))(
    '%s is refused when anything signed is changed',
    (_name, testCase) => {
      const { headers, target } = signedRequest(testCase);
      const changes: ReadonlyArray<Partial<SignedRequest>> = [
        { method: 'PATCH' },
        { target: `${target}${target.includes('?') ? '&' : '?'}added=1` },
        { target: `/added${target}` },
        { body: `${testCase.request.body} ` },
        { headers: headers.map(([name, value]) => [name, name === 'Host' ? 'example.org' : value] as const) },
      ];
      expect(changes.map((change) => verify(testCase, change).ok)).toEqual(changes.map(() => false));
    },
  );
});
