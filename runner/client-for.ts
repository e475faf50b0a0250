import type { Contract } from '../schemas/index.ts';
import {
  type Client,
  createClient,
  createGovernor,
  createTokenRedactor,
  type FindArrival,
  fixedToken,
  type Method,
  readOnly,
  type Settings,
  type TokenSource,
  tokenName,
} from '../target/index.ts';
import { findArrival } from './arrival.ts';
import { givingUp } from './giving-up.ts';
import { createPatience } from './patience.ts';
import { type RunInterrupted, stoppableGovernor } from './stopping.ts';

/** Where a run goes; the settings' target, or the embedded mock's address. */
export interface TargetAddress {
  readonly root: URL;
  /** The suite's own mock. */
  readonly embedded?: boolean;
  readonly tokens: TokenSource;
  /** How the tokens are got; somebody handed us one unless given. */
  readonly method?: Method;
  readonly readerToken: string | undefined;
  readonly parameters: Readonly<Record<string, string | undefined>>;
}

/** How long a client waits, in milliseconds, as the settings say unless given; and when it ends. */
export interface Waiting {
  /** For the complete answer to one request. */
  readonly deadlineMs?: number | undefined;
  /** For a change to become visible. */
  readonly visibilityMs?: number | undefined;
  /** For one request to get through 429, 503 and 504. */
  readonly patienceMs?: number | undefined;
  /** For a target that went down to come back. */
  readonly restartMs?: number | undefined;
  /** Turns away what waits for the budget when it is given. */
  readonly signal?: AbortSignal | undefined;
  /** Whose properties are kept of answers that are too long to be kept whole; of all of them unless given. */
  readonly contract?: Contract | undefined;
  /** Called when the run cannot go on, for a reason that is not the target's: nothing after that can be judged. */
  readonly giveUp?: ((reason: RunInterrupted) => void) | undefined;
}

const declaredIn = ({ entities }: Contract): ((name: string) => boolean) => {
  const names = new Set(entities.flatMap(({ properties }) => properties.map(({ name }) => name)));
  return (name) => names.has(name);
};

/**
 * The client of a target, which writes only where the settings allow it.
 *
 * @throws TokenError, or UsageError, if no token can be had
 */
export const createClientFor = async (
  { limits, budgets, concurrency, writes, secrets }: Settings,
  { root, tokens, method = 'token', readerToken }: TargetAddress,
  waiting: Waiting = {},
): Promise<Client> => {
  // Before anything is sent: who has no token is told so, and not that the run was given up.
  await tokens.token();
  const { signal, restartMs = 10_000 } = waiting;
  const governor = createGovernor(budgets);
  const patience = createPatience(waiting.visibilityMs ?? limits.visibilityMs);
  const arrival: FindArrival = (request, before) => findArrival(client.send, patience)(request, before);
  const client = createClient({
    tokens,
    tokenName: tokenName(method),
    reader: readerToken === undefined ? undefined : fixedToken(readerToken),
    governor: signal === undefined ? governor : stoppableGovernor(governor, signal),
    waited: governor.waited,
    redact: createTokenRedactor(tokens, { ...secrets, GRAPH_READER_TOKEN: readerToken }),
    deadlineMs: waiting.deadlineMs ?? limits.answerMs,
    restartMs,
    patienceMs: waiting.patienceMs ?? limits.waitMs,
    totalWaitMs: limits.totalWaitMs,
    heartbeat: root.href,
    concurrency,
    arrival,
    ...(waiting.contract === undefined ? {} : { isDeclared: declaredIn(waiting.contract) }),
  });
  const own = writes ? client : readOnly(client);
  return waiting.giveUp === undefined ? own : givingUp(own, waiting.giveUp);
};
