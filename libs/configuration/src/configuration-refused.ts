/** Something is set that cannot hold; nothing is started. */
export class ConfigurationRefused extends Error {
  override readonly name = 'ConfigurationRefused';
  /** Each names its variable and what is possible, and never shows what was given: it may be a secret. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
