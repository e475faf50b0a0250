import {
  type Client,
  createClient,
  createGovernor,
  createTokenRedactor,
  readOnly,
  type Settings,
  type TokenSource,
} from '../target/index.ts';
import { stoppableGovernor } from './stopping.ts';

/** Where a run goes; the settings' target, or the embedded mock's address. */
export interface TargetAddress {
  readonly root: URL;
  /** The suite's own mock. */
  readonly embedded?: boolean;
  readonly tokens: TokenSource;
  readonly readerToken: string | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** How long a client waits, in milliseconds, as the settings say unless given; and when it ends. */
export interface Waiting {
  /** For the complete answer to one request. */
  readonly deadlineMs?: number | undefined;
  /** For one request to get through 429, 503 and 504. */
  readonly patienceMs?: number | undefined;
  /** For a target that went down to come back. */
  readonly restartMs?: number | undefined;
  /** Turns away what waits for the budget when it is given. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The client of a target, which writes only where the settings allow it.
 *
 * @throws TokenError, or UsageError, if no token can be had
 */
export const createClientFor = async (
  { limits, budgets, concurrency, writes, secrets }: Settings,
  { root, tokens, readerToken }: TargetAddress,
  { deadlineMs = limits.answerMs, patienceMs = limits.waitMs, restartMs = 10_000, signal }: Waiting = {},
): Promise<Client> => {
  const governor = createGovernor(budgets);
  const client = createClient({
    token: await tokens.token(),
    readerToken,
    governor: signal === undefined ? governor : stoppableGovernor(governor, signal),
    redact: createTokenRedactor(tokens, { ...secrets, GRAPH_READER_TOKEN: readerToken }),
    deadlineMs,
    restartMs,
    patienceMs,
    heartbeat: root.href,
    concurrency,
  });
  return writes ? client : readOnly(client);
};
