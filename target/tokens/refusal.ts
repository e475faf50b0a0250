import type { Application } from './auth.ts';
import { claimsOf } from './jwt.ts';
import type { Reply } from './network.ts';
import { TokenError } from './token-error.ts';

/** Who asked, and for what. */
interface Asker extends Application {
  readonly host: string;
  readonly scope: string;
  /** What another identity provider said about the application, if it proved itself by that. */
  readonly assertion: string | undefined;
}

type Advice = (asker: Asker) => string;

const unknownTenant: Advice = ({ tenant, host }) =>
  `AZURE_TENANT_ID: ${host} knows no tenant '${tenant}'; check the id, and which cloud the tenant belongs to`;

const unknownApplication: Advice = ({ tenant, client }) =>
  `AZURE_CLIENT_ID: the tenant '${tenant}' has no application '${client}'; check both ids, and have an administrator consent to the application if it is registered elsewhere`;

const otherCloud: Advice = ({ tenant, host }) =>
  `The tenant '${tenant}' belongs to another cloud than ${host}; choose the cloud in which the application is registered`;

const unknownCertificate: Advice = ({ client }) =>
  `AZURE_CLIENT_CERTIFICATE_PATH: the certificate is not registered with the application '${client}', or not valid any more; upload it there under "Certificates & secrets"`;

const noConsent: Advice = ({ client, scope }) =>
  `The application '${client}' has no consent for ${new URL(scope).origin}; an administrator has to grant it the application permissions`;

const blocked: Advice = ({ client }) =>
  `A Conditional Access policy of the tenant keeps the application '${client}' from getting a token; ask its administrator for an exception`;

/** The three are compared letter by letter, so all are shown as the other identity provider wrote them. */
const noFederation: Advice = ({ client, assertion }) => {
  const { iss, sub, aud } = claimsOf(assertion ?? '') ?? {};
  return `The application '${client}' has no federated credential for issuer '${iss}', subject '${sub}' and audience '${aud}'; add one with exactly these`;
};

/**
 * What to do about a refusal, by the number of Entra's error. Microsoft may change the numbers: an unknown one is shown
 * with Entra's own words. learn.microsoft.com/entra/identity-platform/reference-error-codes, "AADSTS error codes", and
 * for federated credentials learn.microsoft.com/entra/workload-id, "Troubleshoot workload identity federation".
 */
const advices: Readonly<Record<string, Advice>> = {
  90002: unknownTenant,
  900021: unknownTenant,
  900023: unknownTenant,
  700016: unknownApplication,
  700011: unknownApplication,
  7000229: unknownApplication,
  90038: otherCloud,
  900382: otherCloud,
  900432: otherCloud,
  7000215: ({ client }) =>
    `AZURE_CLIENT_SECRET is no secret of the application '${client}'; give the value of the secret, not its id`,
  7000222: ({ client }) => `AZURE_CLIENT_SECRET has expired; make a new secret for the application '${client}'`,
  700027: unknownCertificate,
  7000214: unknownCertificate,
  1000502: unknownCertificate,
  700024: () =>
    'The assertion is not valid at this time; check the clock of this machine, and that the assertion is not an old one',
  70021: noFederation,
  700211: noFederation,
  700212: noFederation,
  700213: noFederation,
  7002121: noFederation,
  7002131: noFederation,
  7000112: ({ client }) => `The application '${client}' is disabled; have an administrator enable it`,
  65001: noConsent,
  650056: noConsent,
  501051: noConsent,
  500011: ({ tenant, scope }) =>
    `The tenant '${tenant}' does not know ${new URL(scope).origin}; choose the cloud to which the tenant belongs`,
  53003: blocked,
  530032: blocked,
};

/** Entra's own words: the first sentence, without the lines about trace and time. */
const ownWords = ({ status, json }: Reply): string => {
  const { error_description: description, error } = json;
  const text = [description, error].find((one) => typeof one === 'string' && one !== '');
  if (typeof text !== 'string') return `answer ${status} without a reason`;
  const [line = ''] = text.replace(/^AADSTS\d+: /, '').split(/\s*[\r\n]|\s+Trace ID: /);
  return line.slice(0, 300).replace(/\.$/, '');
};

/** The answer of a token endpoint that is no token, as one sentence. */
export const refusal = (reply: Reply, asker: Asker): TokenError => {
  const { error_codes: codes, error_description: description } = reply.json;
  const number = /AADSTS(\d+)/.exec(`${description}`)?.[1] ?? [codes ?? []].flat().map(String)[0];
  const advice = number === undefined ? undefined : advices[number];
  const sentence =
    advice?.(asker) ?? `${asker.host} refused a token to the application '${asker.client}': ${ownWords(reply)}`;
  const code = number === undefined ? undefined : `AADSTS${number}`;
  return new TokenError(`${sentence}${code === undefined ? '' : ` (${code})`}.`, code);
};
