import { PyPwExtLogger } from '@pypwext/logger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const runs = process.env.PYPWEXT_NIGHTLY ? 20_000 : 1_000;

const throwing = fc.constantFrom<() => unknown>(
  () =>
    Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('getter');
      },
    }),
  () => ({
    toJSON: () => {
      throw null;
    },
  }),
  () =>
    new Proxy(
      {},
      {
        get: () => {
          throw Object.create(null);
        },
      },
    ),
  () =>
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    ),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
);

const ordinary = fc.anything({
  withBigInt: true,
  withMap: true,
  withSet: true,
  withDate: true,
  withTypedArray: true,
  withNullPrototype: true,
  withSparseArray: true,
});

/** Makers of values: fast-check looks at what it generates, and some of these throw even then. */
const value: fc.Arbitrary<() => unknown> = fc.oneof(
  { weight: 5, arbitrary: ordinary.map((made) => () => made) },
  { weight: 1, arbitrary: throwing },
  { weight: 1, arbitrary: throwing.map((make) => () => ({ inner: [make()] })) },
  { weight: 1, arbitrary: throwing.map((make) => () => ({ message: make() })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.string(), throwing).map(
      ([text, make]) =>
        () =>
          new Error(text, { cause: make() }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(() => Symbol('s')) },
);

it('any call whose level is on writes one valid, bounded line, and does not throw', () => {
  const logger = new PyPwExtLogger({ serviceName: 'orders', maxLineBytes: 8_192 });
  const info = logger.info.bind(logger) as (...values: unknown[]) => void;
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
      written.clear();
      info(...values.map((make) => make()));
      const last = written.lines().at(-1);
      expect(last?.level).toBe('INFO');
      for (const text of written.texts()) expect(Buffer.byteLength(text)).toBeLessThan(8_192);
    }),
    { numRuns: runs },
  );
}, 300_000);

it('no call changes what it is given', () => {
  const logger = new PyPwExtLogger({ redaction: { policies: { PII: 'mask' } } });
  const data = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), data), fc.boolean(), (keys, classified) => {
      const given = {
        ...keys,
        password: 'secret',
        nested: { token: 'secret' },
        ...(classified ? { classification: 'PII' } : {}),
      };
      const before = structuredClone(given);
      logger.info('message', given);
      logger.info(given as never);
      logger.appendKeys(given as never);
      logger.setPersistentLogAttributes(given as never);
      logger.appendPersistentKeys({ nested: { more: 1 } });
      logger.info('message');
      logger.resetKeys();
      expect(given).toEqual(before);
    }),
    { numRuns: 300 },
  );
});
