import type { Method } from './tokens/index.ts';

const names: Readonly<Record<Method, string>> = {
  token: 'GRAPH_TOKEN',
  'client-secret': 'The token of the application AZURE_CLIENT_ID, got with AZURE_CLIENT_SECRET,',
  'client-certificate': 'The token of the application AZURE_CLIENT_ID, got with AZURE_CLIENT_CERTIFICATE_PATH,',
  'federated-token-file': 'The token of the application AZURE_CLIENT_ID, got with AZURE_FEDERATED_TOKEN_FILE,',
  'github-oidc': 'The token of the application AZURE_CLIENT_ID, got with the identity of the GitHub Actions job,',
  'azure-cli': 'The token of the Azure CLI',
};

/** The token that a method gets, as the subject of a sentence that tells a user what to look at. */
export const tokenName = (method: Method): string => names[method];
