/** A subcommand. */
export interface Command {
  /** One line for the overview. */
  readonly summary: string;
  /** Lines about its options. */
  readonly help: () => readonly string[];
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}
