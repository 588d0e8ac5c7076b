import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aws4fetchSigner, type Signer, smithySigner } from '../../src/index.ts';

interface SuiteCase {
  readonly name: string;
  readonly context: {
    readonly credentials: {
      readonly access_key_id: string;
      readonly secret_access_key: string;
      readonly token?: string;
    };
    readonly omit_session_token?: boolean;
    readonly region: string;
    readonly service: string;
    readonly sign_body: boolean;
    readonly timestamp: string;
  };
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  };
  readonly expected: { readonly authorization: string };
}

const cases: readonly SuiteCase[] = JSON.parse(
  readFileSync(new URL('../sigv4-suite/cases.json', import.meta.url), 'utf8'),
);

const UNNORMALIZED =
  'keeps dot segments and double slashes in the signature, as only S3 does; a URL has none';
const REPEATED =
  'repeats a header and expects "a,b"; Headers joins with ", ", which is also what is sent, so the two agree';
const ENCODED_ONCE =
  'signs a raw path, encoded once; execute-api canonicalises the encoded path of the wire, encoded once more';

/** The cases that the default signer does not reproduce, and why that is no fault for the hosts we sign. */
const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  'get-header-key-duplicate': REPEATED,
  'get-header-value-order': REPEATED,
  'get-relative-relative-unnormalized': UNNORMALIZED,
  'get-relative-unnormalized': UNNORMALIZED,
  'get-slash-dot-slash-unnormalized': UNNORMALIZED,
  'get-slash-pointless-dot-unnormalized': UNNORMALIZED,
  'get-slash-unnormalized': UNNORMALIZED,
  'get-slashes-unnormalized': UNNORMALIZED,
  'get-space-normalized': ENCODED_ONCE,
  'get-space-unnormalized': ENCODED_ONCE,
  'get-utf8': ENCODED_ONCE,
};

async function authorization(signer: Signer, { context, request }: SuiteCase): Promise<string | undefined> {
  const headers = new Headers(request.headers.map(([name, value]) => [name, value.replace(/\s+/g, ' ')]));
  const host = headers.get('host');
  headers.delete('host');
  if (context.sign_body) {
    headers.set('x-amz-content-sha256', createHash('sha256').update(request.body).digest('hex'));
  }
  const { access_key_id, secret_access_key, token } = context.credentials;
  const signed = await signer.sign({
    method: request.method,
    url: new URL(`https://${host}${request.target}`),
    headers: Object.fromEntries(headers),
    body: request.body === '' ? undefined : request.body,
    service: context.service,
    region: context.region,
    credentials: {
      accessKeyId: access_key_id,
      secretAccessKey: secret_access_key,
      sessionToken: context.omit_session_token ? undefined : token,
    },
    date: new Date(context.timestamp),
  });
  return signed.authorization;
}

describe("AWS's published suite", () => {
  for (const suiteCase of cases) {
    const reason = NOT_REPRODUCED[suiteCase.name];
    const title = reason === undefined ? suiteCase.name : `${suiteCase.name} is not reproduced: it ${reason}`;
    test(title, async () => {
      const signed = await authorization(aws4fetchSigner(), suiteCase);

      if (reason === undefined) expect(signed).toBe(suiteCase.expected.authorization);
      else expect(signed).not.toBe(suiteCase.expected.authorization);
    });
  }

  test('is reproduced by the smithy signer wherever the default reproduces it', async () => {
    for (const suiteCase of cases.filter(({ name }) => NOT_REPRODUCED[name] === undefined)) {
      expect(await authorization(smithySigner(), suiteCase), suiteCase.name).toBe(
        suiteCase.expected.authorization,
      );
    }
  });
});
