import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aws4fetchSigner, type SigningRequest, smithySigner } from '../../src/index.ts';
import { encodeComponent } from '../../src/template/encode-component.ts';
import { writeQuery } from '../../src/template/query.ts';

const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((value) => encodeComponent(value) !== undefined);
const segment = text
  .filter((value) => !/^\.{0,2}$/.test(value))
  .map((value) => encodeComponent(value) ?? 'x');
const value = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
const headerValue = fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((header) => header.trim());

const request: fc.Arbitrary<SigningRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  url: fc
    .record({
      path: fc.array(segment, { maxLength: 4 }),
      query: fc.dictionary(
        text.filter((name) => name !== '' && name !== '__proto__'),
        value,
        { maxKeys: 4, noNullPrototype: true },
      ),
    })
    .map(({ path, query }) => {
      const url = new URL(`https://abc.execute-api.eu-west-1.amazonaws.com/${path.join('/')}`);
      url.search = writeQuery(query);
      return url;
    }),
  headers: fc.dictionary(
    fc.constantFrom('content-type', 'x-amz-target', 'x-amz-meta-note', 'x-amz-user-agent'),
    headerValue.filter((header) => header !== ''),
    { noNullPrototype: true },
  ),
  body: fc.oneof(fc.constant(undefined), text, fc.uint8Array({ maxLength: 64 })),
  service: fc.constantFrom('execute-api', 'lambda'),
  region: fc.constantFrom('eu-west-1', 'us-gov-west-1'),
  credentials: fc.record({
    accessKeyId: fc.constant('AKIDEXAMPLE'),
    secretAccessKey: fc.constantFrom('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', 'another'),
    sessionToken: fc.constantFrom(undefined, 'token/with+signs=='),
  }),
  date: fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
});

test('both signers make the same signature of 5,000 requests', { timeout: 120_000 }, async () => {
  const [one, other] = [aws4fetchSigner(), smithySigner()];
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      const [first, second] = [await one.sign(given), await other.sign(given)];

      expect(first.authorization).toBe(second.authorization);
      expect(first['x-amz-date']).toBe(second['x-amz-date']);
      expect(first['x-amz-security-token']).toBe(second['x-amz-security-token']);
    }),
    { numRuns: 5_000 },
  );
});

test('the smithy signer refuses the one parameter that smithy loses', async () => {
  const [given] = fc.sample(request, 1);
  if (!given) throw new Error('There is a sample');
  const url = new URL('https://abc.execute-api.eu-west-1.amazonaws.com/?__proto__=1');

  await expect(smithySigner().sign({ ...given, url })).rejects.toThrow(/__proto__/);
  expect((await aws4fetchSigner().sign({ ...given, url })).authorization).toMatch(/^AWS4-HMAC-SHA256/);
});
