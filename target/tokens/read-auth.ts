import { didYouMean } from '../nearest.ts';
import { UsageError } from '../usage-error.ts';
import type { Auth, AuthBy, Method } from './auth.ts';
import type { Variables } from './variables.ts';

/** A variable that is known to be set. */
type Given = (name: string) => string;

interface MethodRow<M extends Method> {
  /** Variables without which the method cannot work. */
  readonly needs: readonly string[];
  /** The variable that chooses the method where `--auth` does not; without one it has to be asked for. */
  readonly sign: string | undefined;
  /** What to do about missing variables that nobody sets by hand. */
  readonly hint?: string;
  read(given: Given, variable: Variables): Omit<AuthBy<M>, 'method'>;
}

const applicationVariables = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'];

/** Names that stand for many tenants at once: an application can only ask one. */
const manyTenants: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

/** The tenant becomes part of an address and of a command line: nothing but what ids and domains are made of. */
const tenant = (text: string): string => {
  if (/^[0-9a-z][0-9a-z.-]*$/i.test(text) && !manyTenants.has(text.toLowerCase())) return text;
  throw new UsageError(`AZURE_TENANT_ID: '${text}' is not the id or domain of a tenant.`);
};

const application = (given: Given) => ({ tenant: tenant(given('AZURE_TENANT_ID')), client: given('AZURE_CLIENT_ID') });

const httpsUrl = (name: string, text: string): string => {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
  throw new UsageError(`${name}: '${text}' is not an https URL.`);
};

/** All methods, in the order in which they are looked for. */
const methods: { readonly [M in Method]: MethodRow<M> } = {
  token: {
    needs: ['GRAPH_TOKEN'],
    sign: 'GRAPH_TOKEN',
    read: (given) => ({ token: given('GRAPH_TOKEN') }),
  },
  'client-secret': {
    needs: [...applicationVariables, 'AZURE_CLIENT_SECRET'],
    sign: 'AZURE_CLIENT_SECRET',
    read: (given) => ({ ...application(given), secret: given('AZURE_CLIENT_SECRET') }),
  },
  'client-certificate': {
    needs: [...applicationVariables, 'AZURE_CLIENT_CERTIFICATE_PATH'],
    sign: 'AZURE_CLIENT_CERTIFICATE_PATH',
    read: (given, variable) => ({
      ...application(given),
      path: given('AZURE_CLIENT_CERTIFICATE_PATH'),
      // As it stands: a passphrase may begin or end with a space.
      passphrase: variable('AZURE_CLIENT_CERTIFICATE_PASSWORD') || undefined,
    }),
  },
  'federated-token-file': {
    needs: [...applicationVariables, 'AZURE_FEDERATED_TOKEN_FILE'],
    sign: 'AZURE_FEDERATED_TOKEN_FILE',
    read: (given) => ({ ...application(given), path: given('AZURE_FEDERATED_TOKEN_FILE') }),
  },
  'github-oidc': {
    needs: [...applicationVariables, 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
    sign: 'ACTIONS_ID_TOKEN_REQUEST_URL',
    hint: 'GitHub sets the last two in jobs with the permission id-token: write',
    read: (given) => ({
      ...application(given),
      requestUrl: httpsUrl('ACTIONS_ID_TOKEN_REQUEST_URL', given('ACTIONS_ID_TOKEN_REQUEST_URL')),
      requestToken: given('ACTIONS_ID_TOKEN_REQUEST_TOKEN'),
    }),
  },
  'azure-cli': {
    needs: [],
    sign: undefined,
    read: (_, variable) => {
      const text = textOf(variable, 'AZURE_TENANT_ID');
      return { tenant: text === undefined ? undefined : tenant(text) };
    },
  },
};

/** The methods `--auth` knows, in the order in which they are looked for; azure-cli has to be asked for. */
export const authMethods = Object.keys(methods) as readonly Method[];

/** What a variable says, without the line break that secret stores like to add; undefined if that is nothing. */
const textOf = (variable: Variables, name: string): string | undefined => variable(name)?.trim() || undefined;

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const readMethod = (method: Method, variable: Variables): Auth => {
  const { needs, hint, read } = methods[method];
  const missing = needs.filter((name) => textOf(variable, name) === undefined);
  if (missing.length > 0) {
    const are = missing.length > 1 ? 'are' : 'is';
    throw new UsageError(
      `${inWords(missing)} ${are} not set: the method ${method} needs ${inWords(needs)}${hint ? ` (${hint})` : ''}.`,
    );
  }
  return { method, ...read((name) => textOf(variable, name) ?? '', variable) } as Auth;
};

const chosenBySign = (variable: Variables): Method | undefined => {
  const isSet = (name: string | undefined) => name !== undefined && textOf(variable, name) !== undefined;
  const named = applicationVariables.some(isSet);
  // Jobs of GitHub that may ask for an assertion do so for other purposes as well: it is ours with an application.
  const found = authMethods.find((method) => isSet(methods[method].sign) && (method !== 'github-oidc' || named));
  if (found !== undefined || !named) return found;
  const missing = applicationVariables.filter((name) => !isSet(name));
  if (missing.length > 0) throw new UsageError(`${inWords(missing)} is not set: an application is named by both ids.`);
  throw new UsageError(
    'AZURE_CLIENT_SECRET is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE: the application of AZURE_CLIENT_ID needs one of them.',
  );
};

/**
 * How the environment says to get a token. Without a method the first of these that is set decides: GRAPH_TOKEN,
 * AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE, ACTIONS_ID_TOKEN_REQUEST_URL.
 *
 * @param method what `--auth` names
 * @returns undefined if nothing is set
 * @throws UsageError for an unknown method, and for settings that are incomplete or cannot be right.
 */
export const readAuth = (variable: Variables, method: string | undefined): Auth | undefined => {
  if (method === undefined) {
    const chosen = chosenBySign(variable);
    return chosen === undefined ? undefined : readMethod(chosen, variable);
  }
  const known = authMethods.find((one) => one === method);
  if (known !== undefined) return readMethod(known, variable);
  throw new UsageError(`--auth: '${method}' is none of ${authMethods.join(', ')}.${didYouMean(method, authMethods)}`);
};
