import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HmacKey } from '../../src/signing/hmac-sha256.ts';

const message = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }));
// Around the length of a block, beyond which the key itself is hashed.
const secret = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 200 }));

test('the codes are those of node:crypto, of text and of bytes', () => {
  fc.assert(
    fc.property(secret, fc.array(message, { minLength: 1, maxLength: 3 }), (key, messages) => {
      const own = new HmacKey(key);
      for (const text of messages) {
        const expected = createHmac('sha256', key).update(text).digest();
        expect(own.hex(text)).toBe(expected.toString('hex'));
        expect(own.bytes(text).equals(expected)).toBe(true);
      }
    }),
  );
});

test.for([0, 1, 63, 64, 65, 128])('a key of %i bytes is that of node:crypto', (length) => {
  const key = Buffer.alloc(length, 0xa5);

  expect(new HmacKey(key).hex('message')).toBe(createHmac('sha256', key).update('message').digest('hex'));
});
