/**
 * Turns a value into JSON. `plainEncoder` is the default wherever one is asked for;
 * `PyPwExtJSONEncoder` of `@pypwext/encoder` is the extensible one.
 */
export interface Encoder {
  /**
   * The JSON text of a value.
   *
   * @throws what says why the value has no JSON form; the encoders of PyPwExt throw an `EncodeError`.
   */
  encode(value: unknown): string;
}
