import type { AuthBy, Method } from './auth.ts';
import { acquireFromAzureCli } from './azure-cli.ts';
import { readCertificate } from './certificate.ts';
import { acquireFromEntra } from './entra.ts';
import { assertionFromFile, assertionFromGitHub } from './federation.ts';
import type { Grant } from './grant.ts';
import type { Surroundings } from './surroundings.ts';

interface MethodWork<M extends Method> {
  /** The secrets in the settings of the method. */
  secrets(auth: AuthBy<M>): readonly string[];
  /** Gets a new token, or the best there is. */
  acquire(auth: AuthBy<M>, here: Surroundings): Promise<Grant>;
}

/** A passphrase never leaves this machine, and a shorter one may be a word: to hide that would spoil the evidence. */
const shortestPassphrase = 8;

const table: { readonly [M in Method]: MethodWork<M> } = {
  token: {
    secrets: ({ token }) => [token],
    acquire: async ({ token }) => ({ token, expiresAt: Number.POSITIVE_INFINITY }),
  },
  'client-secret': {
    secrets: ({ secret }) => [secret],
    acquire: (auth, here) => acquireFromEntra(auth, { clientSecret: auth.secret }, here),
  },
  'client-certificate': {
    secrets: ({ passphrase = '' }) => (passphrase.length < shortestPassphrase ? [] : [passphrase]),
    acquire: async (auth, here) => {
      const clientCertificate = await readCertificate(auth.path, auth.passphrase, here.now());
      here.keep(clientCertificate.privateKey);
      return acquireFromEntra(auth, { clientCertificate }, here);
    },
  },
  'federated-token-file': {
    secrets: () => [],
    acquire: async (auth, here) => {
      const clientAssertion = here.keep(await assertionFromFile(auth.path));
      return acquireFromEntra(auth, { clientAssertion }, here);
    },
  },
  'github-oidc': {
    secrets: ({ requestToken }) => [requestToken],
    acquire: async (auth, here) => {
      const { authority, ca, keep } = here;
      const clientAssertion = keep(await assertionFromGitHub(auth, authority.exchangeAudience, ca));
      return acquireFromEntra(auth, { clientAssertion }, here);
    },
  },
  'azure-cli': {
    secrets: () => [],
    acquire: ({ tenant }, { authority, environment }) =>
      acquireFromAzureCli(new URL(authority.scope).origin, tenant, environment),
  },
};

/** What a method does. */
export const workOf = <M extends Method>(auth: AuthBy<M>): MethodWork<M> => table[auth.method];
