import { faults as ofFaults, variants as ofVariants, startMock as start } from '../../mock/index.ts';
import type { MockServer } from '../../mock/mock-server.ts';
import { UsageError } from '../../target/index.ts';
import { localTarget } from '../local-target.ts';

/** What a mock is like. */
export interface MockOptions {
  /** The port on 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** The name of a fault to build in, one of `faults`. */
  readonly fault?: string;
  /** The name of a legal difference, one of `variants`. */
  readonly variant?: string;
  /** The token that may read and write; the one that `run` sends to a target on this machine unless given. */
  readonly token?: string;
  /** The token that may only read; the one that `run` sends to a target on this machine unless given. */
  readonly readerToken?: string;
}

/** A server that the mock can be. */
export interface ServerOfCatalogue {
  readonly name: string;
  /** One sentence. */
  readonly does: string;
  /** Requirement ids: the first one has to be found, the others are as right. Empty for legal variants. */
  readonly violates: readonly string[];
}

/** The faults that can be built in, one broken clause each. */
export const faults: readonly ServerOfCatalogue[] = ofFaults.map(({ name, does, violates }) => ({
  name,
  does,
  violates,
}));

/** The ways in which a mock can be different without breaking a clause. */
export const variants: readonly ServerOfCatalogue[] = ofVariants.map(({ name, does }) => ({
  name,
  does,
  violates: [],
}));

/** Why nothing listens at the port, where the system says so. */
const whyNoPort = (error: unknown, port: number | undefined): string | undefined => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `--port: ${port} is in use on 127.0.0.1.`;
  return code === 'EACCES' ? `--port: ${port} needs more permission than there is.` : undefined;
};

/**
 * Starts the embedded target on its own, as `graph-conformance mock` does: `run({ target: mock.baseUrl })` judges it.
 *
 * @throws UsageError for an unknown fault or variant, and for a port that is taken
 */
export const startMock = async (options: MockOptions = {}): Promise<MockServer> => {
  const { token, readerToken } = localTarget;
  try {
    return await start({ token, readerToken, ...options });
  } catch (error) {
    throw new UsageError(whyNoPort(error, options.port) ?? (error as Error).message);
  }
};
