import type { TargetAddress } from '../runner/index.ts';
import { createTokenSource, fixedToken, type Settings, UsageError } from '../target/index.ts';

/** A target that answers, and what has to be closed after it. */
export interface OpenTarget {
  readonly target: TargetAddress;
  close(): Promise<void>;
}

/**
 * The configured target, or an embedded mock where there is none.
 *
 * @throws UsageError for entities that the mock does not serve
 */
export const openTarget = async (settings: Settings): Promise<OpenTarget> => {
  const { target: root, auth, authority, readerToken, parameters } = settings;
  if (root !== undefined) {
    if (auth === undefined) throw new Error(`nothing opens ${root.href}`);
    const tokens = createTokenSource(auth, authority);
    return { target: { root, tokens, method: auth.method, readerToken, parameters }, close: async () => undefined };
  }
  const { schemas } = settings;
  if (schemas !== undefined) {
    throw new UsageError(
      `--schemas ${schemas}: the embedded mock serves the suite's own entities alone; --target names a service that has these.`,
    );
  }
  const { startMock } = await import('./api/mock.ts');
  const mock = await startMock();
  return {
    target: {
      root: new URL(mock.baseUrl),
      embedded: true,
      tokens: fixedToken(mock.token),
      readerToken: mock.readerToken,
      parameters: mock.parameters,
    },
    close: mock.close,
  };
};
