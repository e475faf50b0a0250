import type { INetworkModule, NetworkResponse } from '@azure/msal-node';
import type { Application } from './auth.ts';
import type { ClientCertificate } from './certificate.ts';
import type { Grant } from './grant.ts';
import { ask, type Reply } from './network.ts';
import { refusal } from './refusal.ts';
import type { Surroundings } from './surroundings.ts';
import { TokenError } from './token-error.ts';

/** What an application proves itself with. */
type Proof =
  | { readonly clientSecret: string }
  | { readonly clientCertificate: ClientCertificate }
  | { readonly clientAssertion: string };

/** What msal tells about itself, this machine and its earlier requests; no token depends on it. */
const withoutTelemetry = (form: string): string =>
  form
    .split('&')
    .filter((field) => !/^x-client-|^x-ms-lib-capability=/i.test(field))
    .join('&');

/**
 * Where tokens are, so that msal need not look for it: neither at the authority, nor at Microsoft's public one, nor at
 * the metadata service of Azure machines.
 */
const metadataOf = (root: string): string =>
  JSON.stringify({
    issuer: `${root}/v2.0`,
    authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
    token_endpoint: `${root}/oauth2/v2.0/token`,
    jwks_uri: `${root}/discovery/v2.0/keys`,
  });

/**
 * A token for an application, by client credentials: learn.microsoft.com/entra/identity-platform, "OAuth 2.0 client
 * credentials flow". It takes one request, to the authority alone.
 *
 * @throws TokenError if the authority cannot be asked or refuses.
 */
export const acquireFromEntra = async (
  application: Application,
  proof: Proof,
  { authority: { host, scope }, ca, now }: Pick<Surroundings, 'authority' | 'ca' | 'now'>,
): Promise<Grant> => {
  // Loaded when it is needed, because it takes longer to load than everything else together.
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  const root = `${host}/${application.tenant}`;
  const { host: name } = new URL(host);
  const askedAt = now();
  let outcome: Grant | { readonly failure: unknown } | undefined;

  const post = async (url: string, headers: Readonly<Record<string, string>>, form: string): Promise<Reply> => {
    const reply = await ask({ method: 'POST', url, headers, body: withoutTelemetry(form) }, ca);
    const { access_token: token, expires_in: seconds } = reply.json;
    if (reply.status !== 200 || typeof token !== 'string' || token === '') {
      throw refusal(reply, { ...application, host, scope, assertion: assertionIn(proof) });
    }
    // The life of the token is counted here, so that it does not matter whether the clock of this machine is right.
    const expiresAt = askedAt + Number(seconds) * 1000;
    if (!(expiresAt > askedAt)) throw new TokenError(`${name} gave a token without saying how long it lives.`);
    outcome = { token, expiresAt };
    return reply;
  };
  const networkClient: INetworkModule = {
    sendPostRequestAsync: async <T>(url: string, { headers = {}, body = '' } = {}): Promise<NetworkResponse<T>> => {
      try {
        const reply = await post(url, headers, body);
        return { status: reply.status, headers: { ...reply.headers }, body: reply.json as T };
      } catch (failure) {
        // msal puts a "network_error" in the place of whatever is thrown here.
        outcome = { failure };
        throw failure;
      }
    },
    sendGetRequestAsync: (url) => Promise.reject(new Error(`nothing has to be read from ${url}`)),
  };
  // One for each token: msal would keep tokens and remember refusals, and the source decides when to ask again.
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: application.client,
      authority: root,
      knownAuthorities: [name],
      authorityMetadata: metadataOf(root),
      ...proof,
    },
    system: { networkClient, loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false } },
  });
  const complaint = await msal.acquireTokenByClientCredential({ scopes: [scope] }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (outcome !== undefined && 'failure' in outcome) throw outcome.failure;
  if (outcome !== undefined && complaint === undefined) return outcome;
  throw new TokenError(`msal got no token from ${name}: ${complaint ?? 'it did not ask'}.`);
};

const assertionIn = (proof: Proof): string | undefined =>
  'clientAssertion' in proof ? proof.clientAssertion : undefined;
