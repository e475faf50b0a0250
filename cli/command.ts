/** A subcommand. */
export interface Command {
  /** Lines about its options. */
  readonly help: () => readonly string[];
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** A subcommand as the overview shows it. It is loaded when it is asked for: each needs other parts of the suite. */
export interface ListedCommand {
  /** One line for the overview. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}
