import { type Encoder, type EncodingOptions, encodeJson, toPlain } from '@pypwext/base';

/** The options of a {@link PyPwExtJSONEncoder}: those of `encodeJson` in `@pypwext/base`. They are copied. */
export type PyPwExtJSONEncoderOptions = EncodingOptions;

/** A function as the second argument of `JSON.stringify` takes it. */
export type JsonReplacer = (this: unknown, key: string, value: unknown) => unknown;

/**
 * The extensible encoder: the whole table of types, a hook that runs first, encoders of your own, two profiles,
 * and redaction in the same walk.
 *
 * @example
 * ```ts
 * import { encoderOf, PyPwExtJSONEncoder } from '@pypwext/encoder';
 *
 * class Money {
 *   readonly amount = 17n;
 *   readonly currency = 'SEK';
 * }
 *
 * const encoder = new PyPwExtJSONEncoder({
 *   encoders: [encoderOf(Money, (money) => `${money.amount} ${money.currency}`)],
 * });
 * console.log(encoder.encode({ price: new Money(), tags: new Set(['new']) }));
 * // {"price":"17 SEK","tags":["new"]}
 * ```
 */
export class PyPwExtJSONEncoder implements Encoder {
  readonly #options: EncodingOptions;

  /** @param options - The profile, the bounds, the hook, encoders of your own, and what to redact. */
  constructor(options: PyPwExtJSONEncoderOptions = {}) {
    this.#options = { ...options };
  }

  /**
   * The JSON text of a value. An outermost `undefined` is `null`.
   *
   * @throws EncodeError in the profile `wire`, for a value without a JSON form; its `pointer` says where it is.
   */
  encode(value: unknown): string {
    return encodeJson(value, this.#options);
  }

  /**
   * The value that native `JSON.stringify` writes as {@link PyPwExtJSONEncoder.encode} would. Where nothing has
   * to change, the value itself and not a copy.
   *
   * @throws EncodeError as {@link PyPwExtJSONEncoder.encode}.
   */
  toPlain(value: unknown): unknown {
    return toPlain(value, this.#options);
  }

  /**
   * This encoder for `JSON.stringify(value, encoder.replacer)`, for code that takes nothing but a replacer. The
   * whole value is made plain at its first call; `encode` gives the same text and is faster.
   *
   * @example
   * ```ts
   * import { PyPwExtJSONEncoder } from '@pypwext/encoder';
   *
   * const { replacer } = new PyPwExtJSONEncoder();
   * console.log(JSON.stringify(new Map([['id', 17n]]), replacer)); // {"id":"17"}
   * ```
   */
  get replacer(): JsonReplacer {
    const options = this.#options;
    const plainHolders = new WeakSet<object>();
    return function (this: unknown, key, value) {
      // The outermost value comes in a holder of its own under the empty name, which a member may have too. It is
      // read from there, because `value` has been through `toJSON` already.
      if (key !== '' || plainHolders.has(this as object)) return value;
      const plain = toPlain((this as { '': unknown })[''], options);
      for (const holder of holdersOfEmptyName(plain)) plainHolders.add(holder);
      return plain;
    };
  }
}

/** The objects within plain data that have a member of the empty name. */
function* holdersOfEmptyName(plain: unknown): Generator<object> {
  if (typeof plain !== 'object' || plain === null) return;
  if (Object.hasOwn(plain, '')) yield plain;
  for (const member of Object.values(plain)) yield* holdersOfEmptyName(member);
}
