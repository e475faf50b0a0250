import type { Result } from '../../verdicts/record.ts';

/**
 * The options of `graph-conformance run`, by the same names in camel case. What is not given comes from the variables
 * of the environment and the target file, as it does for the command. Tokens and secrets come from the environment alone.
 */
export interface CommandOptions {
  /** A file of `targets/` by its name, the path of a .json file, or a service root with version. The embedded mock unless given. */
  readonly target?: string | URL;
  /** How a token is got; by what the environment has the variables for unless given. */
  readonly auth?:
    | 'token'
    | 'client-secret'
    | 'client-certificate'
    | 'federated-token-file'
    | 'github-oidc'
    | 'azure-cli';
  /** Lets the run create, change and delete objects on a target that is not on this machine. */
  readonly allowWrites?: boolean;
  /** A folder of entities that are judged instead of the suite's own. */
  readonly schemas?: string;
  /** How much is tried; standard unless given. */
  readonly profile?: 'smoke' | 'standard' | 'deep';
  /** Writes that may be planned with, those that delete among them: 60, 300 or 1,900 by profile unless given. */
  readonly maxWrites?: number;
  /** Seconds after which nothing more is tried; what was created is deleted all the same. No limit unless given. */
  readonly maxTime?: number;
  /** Draws the same values again: a whole number from 0 to 2,147,483,647. Random unless given. */
  readonly seed?: number;
  /** A broken SHOULD counts as a finding as well. */
  readonly strict?: boolean;
  /** Judges only these: topics (`ENUM`), requirements (`ENUM-03`) or addresses (`ENUM-03/createWindowsUpdateState`). */
  readonly only?: readonly string[];
  /** One of several parts of the run, such as 2/4, which the command `merge` joins; needs the seed that all of them have. */
  readonly shard?: string;
  /** The folder that reports are written to. Without it, unlike the command, a run writes none. */
  readonly reportDir?: string;
  /** Requests under way at once, 1 to 64; 8 unless given. */
  readonly concurrency?: number;
  /** Tells in the report where the documentation and the service's $metadata disagree. */
  readonly checkMetadata?: boolean;
  /** Writes waivers for what fails into the target file, and removes stale ones. */
  readonly updateWaivers?: boolean;
  /** The `conformance.json` of an earlier run to compare with. */
  readonly baseline?: string;
  /** Which findings the exit code counts: any, or those that the baseline lacks. */
  readonly failOn?: 'any' | 'new';
  /** Writes every request and answer, without secrets, to `run.har` in the report folder. */
  readonly har?: boolean;
  /** The mark on every object the run creates: 1 to 24 lower-case letters and digits. */
  readonly runId?: string;
  /** Texts that are kept out of reports like a secret. */
  readonly redactAlso?: readonly string[];
  /** Where the run notes what it creates; `.graph-conformance/journal` unless given. */
  readonly journalDir?: string;
}

/** What a run can be told by a program. */
export interface RunOptions extends CommandOptions {
  /** The parent objects, named as in a target file: an id, `discover` or `create` for each. */
  readonly parents?: Readonly<Record<string, string>>;
  /** The variables that the run reads, a token for instance; those of the process unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the run before its time: it cleans up and reports what it knows. */
  readonly signal?: AbortSignal;
  /** Called with each verdict as it is given. */
  readonly onResult?: (result: Result) => void;
}
