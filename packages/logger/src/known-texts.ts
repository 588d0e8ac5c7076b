/** Texts and names come from untrusted data too: no more of them are kept than programs have of their own. */
const MAXIMUM = 500;
const LONGEST = 200;

/**
 * Remembers what short texts become. The messages and key names of a program are few and come again and again;
 * looking one up takes a tenth of checking and escaping it.
 */
export class KnownTexts {
  readonly #known = new Map<string, string | undefined>();
  readonly #make: (text: string) => string | undefined;

  /** @param make - What a text becomes; `undefined` when it needs more than a look. */
  constructor(make: (text: string) => string | undefined) {
    this.#make = make;
  }

  get(text: string): string | undefined {
    const known = this.#known.get(text);
    if (known !== undefined || this.#known.has(text)) return known;
    const made = this.#make(text);
    if (this.#known.size < MAXIMUM && text.length <= LONGEST) this.#known.set(text, made);
    return made;
  }
}
