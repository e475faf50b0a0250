import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';
import { ask } from './network.ts';
import { TokenError } from './token-error.ts';

/**
 * The assertion in the file that Azure Pipelines and AKS keep for a workload. It is read for every token: the file is
 * written anew before the assertion in it expires.
 *
 * @throws UsageError if there is none; names the variable.
 */
export const assertionFromFile = async (path: string): Promise<string> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`AZURE_FEDERATED_TOKEN_FILE: ${path} cannot be read (${error.code}).`);
  });
  if (text.trim() === '') throw new UsageError(`AZURE_FEDERATED_TOKEN_FILE: ${path} is empty.`);
  return text.trim();
};

/**
 * The assertion of GitHub Actions about the job that runs: docs.github.com, "OpenID Connect reference", section
 * "Methods for requesting the OIDC token".
 *
 * @param ca certificate authorities in PEM to trust instead of the usual ones
 * @throws TokenError if GitHub gives none.
 */
export const assertionFromGitHub = async (
  { requestUrl, requestToken }: { readonly requestUrl: string; readonly requestToken: string },
  audience: string,
  ca: string | undefined,
): Promise<string> => {
  const url = new URL(requestUrl);
  url.searchParams.set('audience', audience);
  const headers = { accept: 'application/json', authorization: `Bearer ${requestToken}` };
  const { status, json } = await ask({ method: 'GET', url: url.href, headers }, ca);
  if (status === 200 && typeof json.value === 'string' && json.value !== '') return json.value;
  throw new TokenError(
    `GitHub gave no assertion about this job (${url.host} answered ${status}): it needs the permission id-token: write, and ends with the job.`,
  );
};
