/** The options of `collect`. */
export interface CollectOptions<Fallback = undefined> {
  /**
   * Installs a collector for this invocation, unless there is one. It ends with the outermost root; what it
   * has gathered stays readable until the invocation ends.
   *
   * @defaultValue `false`
   */
  readonly root?: boolean;
  /**
   * What a call returns when its error is collected and does not bring a `returnValue`. The same value is
   * handed out each time: do not change it.
   *
   * @defaultValue `undefined`
   */
  readonly fallback?: Fallback;
}
