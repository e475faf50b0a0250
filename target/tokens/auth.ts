/** An application registered in a tenant, which asks in its own name (OAuth 2.0 client credentials). */
export interface Application {
  /** Id or domain of the tenant. */
  readonly tenant: string;
  /** Id of the application. */
  readonly client: string;
}

interface Settings {
  token: { readonly token: string };
  'client-secret': Application & { readonly secret: string };
  /** `path`: a PEM file with the key and the certificate. */
  'client-certificate': Application & { readonly path: string; readonly passphrase: string | undefined };
  /** `path`: a file with the assertion of another identity provider, written anew before that expires. */
  'federated-token-file': Application & { readonly path: string };
  /** Where a job of GitHub Actions asks for an assertion about itself, and the token that admits it there. */
  'github-oidc': Application & { readonly requestUrl: string; readonly requestToken: string };
  /** Whoever is signed in with the Azure CLI. */
  'azure-cli': { readonly tenant: string | undefined };
}

/** The ways to get a token, by the names `--auth` knows them by. */
export type Method = keyof Settings;

/** How to get a token by one method. */
export type AuthBy<M extends Method> = { [K in M]: { readonly method: K } & Settings[K] }[M];

/** How to get a token, as plain data. */
export type Auth = AuthBy<Method>;
