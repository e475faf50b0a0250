import type { Contract } from '../schemas/index.ts';
import type { OptionRow } from '../target/index.ts';

/** A subcommand. */
export interface Command {
  /** Every option it takes: its help, what it reads and what shells complete follow from these rows. */
  readonly options: (contract: Contract) => readonly OptionRow[];
  /** What may stand on its line without an option: files, or one of some words. */
  readonly operands?: 'files' | readonly string[];
  /** What it does and how it is called; the entities that its line names may add options. */
  readonly help: (args: readonly string[]) => readonly string[];
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** A subcommand as the overview shows it. It is loaded when it is asked for: each needs other parts of the suite. */
export interface ListedCommand {
  /** One line for the overview. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}
