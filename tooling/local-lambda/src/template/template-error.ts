/** A template that cannot be run locally. The message has one line for each problem. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError' as const;
  /** What is wrong, one line each: where, what, and what to do. */
  readonly problems: ReadonlyArray<string>;

  constructor(problems: ReadonlyArray<string>) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
