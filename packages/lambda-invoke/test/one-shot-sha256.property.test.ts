import { createHash, createHmac } from 'node:crypto';
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneShotSha256 } from '../src/client/one-shot-sha256.ts';

/** Both the interface of old, which the SDK's own class has, and that of checksums. */
interface Digest {
  update(data: Data): void;
  digest(): Promise<Uint8Array>;
  reset(): void;
}
type Data = string | ArrayBuffer | ArrayBufferView;
type DigestClass = new (secret?: Data) => Digest;

const Own = oneShotSha256() as DigestClass;
const Sdk = new LambdaClient({ region: 'eu-west-1' }).config.sha256 as DigestClass;

const bytes = fc.uint8Array({ maxLength: 300 });
/** A view that begins and ends within its buffer. */
const view = bytes.map((whole) => whole.subarray(Math.min(3, whole.length), Math.max(3, whole.length - 2)));
const otherView = view.map((part) => new DataView(part.buffer, part.byteOffset, part.byteLength));
const buffer = bytes.map((whole) => new Uint8Array(whole).buffer);
const text = fc.string({ unit: 'binary', maxLength: 200 });
const secret = fc.option(fc.oneof(text, bytes, view, otherView, buffer), { nil: undefined });
// The SDK's own class takes no bare `ArrayBuffer` as data.
const data = fc.oneof(text, bytes, view, otherView);

async function digestOf(Class: DigestClass, key: Data | undefined, parts: readonly Data[]): Promise<string> {
  const digest = new Class(key);
  for (const part of parts) digest.update(part);
  return Buffer.from(await digest.digest()).toString('hex');
}

describe('for all data and secrets', () => {
  test('the digest is that of the class that the SDK signs with', async () => {
    await fc.assert(
      fc.asyncProperty(secret, fc.array(data, { maxLength: 4 }), async (key, parts) => {
        expect(await digestOf(Own, key, parts)).toBe(await digestOf(Sdk, key, parts));
      }),
    );
  });

  test('what was handed in before a reset does not count', async () => {
    await fc.assert(
      fc.asyncProperty(secret, data, data, async (key, before, after) => {
        const digest = new Own(key);
        digest.update(before);
        await digest.digest();
        digest.reset();
        digest.update(after);
        expect(Buffer.from(await digest.digest()).toString('hex')).toBe(await digestOf(Sdk, key, [after]));
      }),
    );
  });

  test('the digest may be asked for again, and after more data', async () => {
    await fc.assert(
      fc.asyncProperty(data, data, async (first, second) => {
        const digest = new Own();
        digest.update(first);
        expect(await digest.digest()).toEqual(await digest.digest());
        digest.update(second);
        expect(Buffer.from(await digest.digest()).toString('hex')).toBe(
          await digestOf(Sdk, undefined, [first, second]),
        );
      }),
    );
  });
});

test('a bare buffer is data too', async () => {
  const { buffer: bare } = Uint8Array.of(1, 2, 3);
  expect(await digestOf(Own, undefined, [bare])).toBe(
    createHash('sha256')
      .update(Uint8Array.of(1, 2, 3))
      .digest('hex'),
  );
});

test.for([1, 63, 64, 65, 128, 1_000])(
  'a secret of %i bytes gives the code of node:crypto',
  async (length) => {
    const key = Buffer.alloc(length, 0xa5);
    const expected = createHmac('sha256', key).update('message').digest('hex');
    expect(await digestOf(Own, key, ['message'])).toBe(expected);
    expect(await digestOf(Own, key.toString('latin1'), ['message'])).toBe(
      await digestOf(Sdk, key.toString('latin1'), ['message']),
    );
  },
);

test('an empty secret of text is none, and one of bytes is one', async () => {
  const plain = createHash('sha256').update('message').digest('hex');
  const code = createHmac('sha256', '').update('message').digest('hex');
  expect(await digestOf(Own, '', ['message'])).toBe(plain);
  expect(await digestOf(Own, new Uint8Array(), ['message'])).toBe(code);
});
