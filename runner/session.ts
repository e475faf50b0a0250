import type { Contract } from '../schemas/index.ts';
import type { Settings } from '../target/index.ts';
import type { Run } from './run.ts';

/**
 * What one process of mocha works on. The command line configures it; with mocha alone, as editors start it, the
 * environment does.
 */
export interface Session {
  readonly contract: Contract;
  readonly settings: Settings;
  /** Whether requirements become tests of mocha; else they are only registered. */
  readonly inMocha: boolean;
  /** Resolves when the run has started; started by mocha's root hook. */
  readonly run: Promise<Run>;
  readonly start: (run: Promise<Run>) => void;
}

let current: Session | undefined;

const createSession = (contract: Contract, settings: Settings, inMocha: boolean): Session => {
  let resolve: (run: Promise<Run>) => void = () => undefined;
  const run = new Promise<Run>((fulfil) => {
    resolve = fulfil;
  });
  run.catch(() => undefined);
  return { contract, settings, inMocha, run, start: resolve };
};

/** Begins a session with settings of the caller's. */
export const openSession = (contract: Contract, settings: Settings, inMocha = true): Session => {
  current = createSession(contract, settings, inMocha);
  return current;
};

/**
 * The session of this process.
 *
 * @throws Error if nobody opened one
 */
export const session = (): Session => {
  if (current === undefined)
    throw new Error(
      "No session was opened: specs are run by graph-conformance or by mocha with the project's .mocharc.json.",
    );
  return current;
};
