/** What a model makes of a reply. It is private, so that `console.log(reply)` does not show it. */
export class ReplyData {
  #data: unknown;

  /** What the model has accepted; set once, right after the reply has come. */
  get data(): unknown {
    return this.#data;
  }

  set data(data: unknown) {
    this.#data = data;
  }
}
