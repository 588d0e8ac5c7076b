/** What is compared, and how. */
export interface Sides {
  /** Folder of the base's checkout, built, with a slash at the end. */
  readonly base: string;
  /** Folder of the working tree, built, with a slash at the end. */
  readonly head: string;
  readonly quick: boolean;
  /** Ends the comparison early. */
  readonly signal: AbortSignal;
  /** Tells the person at the terminal what is being measured. */
  tell(text: string): void;
}
