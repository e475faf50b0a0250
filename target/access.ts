import type { ChosenTarget } from './chosen-target.ts';
import { oneOf } from './given.ts';
import type { LocalDefaults } from './parents.ts';
import type { Environment, Sources } from './sources.ts';
import { type Auth, type Authority, authMethods, authorityOf, clouds, type Method, readAuth } from './tokens/index.ts';
import { UsageError } from './usage-error.ts';

/** What opens a target. */
export interface Access {
  /** How a token is got; undefined for the embedded mock, which has its own. */
  readonly auth: Auth | undefined;
  /** Who issues the tokens. */
  readonly authority: Authority;
  /** A token that may only read. */
  readonly readerToken: string | undefined;
}

/**
 * Reads how the target is opened. A target on this machine is opened by what opens the mock, unless something else is
 * given: what other tools find in the environment is not meant for it.
 *
 * @param local what a target on this machine is opened by
 * @throws UsageError where nothing opens the target, or it is not known whose tokens it takes.
 */
export const readAccess = (
  { root, cloud }: ChosenTarget,
  sources: Sources,
  env: Environment,
  local: LocalDefaults | undefined,
): Access => {
  const variable = (name: string): string | undefined => env[name];
  const readerToken = env.GRAPH_READER_TOKEN || undefined;
  const { global } = clouds;
  const method = sources.read<Method | undefined>('auth', (value) => oneOf(value, authMethods), undefined);
  if (local !== undefined && method === undefined && !env.GRAPH_TOKEN) {
    const auth = root === undefined ? undefined : ({ method: 'token', token: local.token } as const);
    return { auth, authority: global, readerToken: readerToken ?? local.readerToken };
  }
  if (root === undefined) return { auth: undefined, authority: global, readerToken };
  const auth = readAuth(variable, method);
  if (auth === undefined) {
    throw new UsageError(
      'No token: set GRAPH_TOKEN, or AZURE_TENANT_ID and AZURE_CLIENT_ID with a secret, certificate or assertion (docs/tenant.md).',
    );
  }
  // A reader of the mock's own says nothing about another service that has a writer's token.
  if (auth.method === 'token') return { auth, authority: global, readerToken };
  if (cloud === undefined) {
    throw new UsageError(
      `${root.origin} is no Microsoft Graph: name the cloud whose tokens it takes in a target file, or give it a GRAPH_TOKEN.`,
    );
  }
  return { auth, authority: authorityOf(cloud, variable), readerToken };
};
