import { UsageError } from '../usage-error.ts';
import type { Variables } from './variables.ts';

/** Who issues tokens, and for what. */
export interface Authority {
  /** Origin of the token service, without a slash at the end. */
  readonly host: string;
  /** What a token is asked for: every permission the application was granted on Graph. */
  readonly scope: string;
  /** The audience an assertion of another identity provider has to name. */
  readonly exchangeAudience: string;
}

interface CloudRow extends Authority {
  /** Origin of Microsoft Graph. */
  readonly graph: string;
}

/**
 * Microsoft's clouds. A token of one is worth nothing in another, and the scope belongs to the cloud's own Graph.
 * Graph, authority and scope: learn.microsoft.com/graph/deployments, "Microsoft Graph and Graph Explorer service root
 * endpoints" and "App registration and token service root endpoints". Audience of an exchange:
 * learn.microsoft.com/entra/workload-id, "Configure an application to trust a managed identity", step "Audience".
 */
export const clouds = {
  global: {
    graph: 'https://graph.microsoft.com',
    host: 'https://login.microsoftonline.com',
    scope: 'https://graph.microsoft.com/.default',
    exchangeAudience: 'api://AzureADTokenExchange',
  },
  'usgov-l4': {
    graph: 'https://graph.microsoft.us',
    host: 'https://login.microsoftonline.us',
    scope: 'https://graph.microsoft.us/.default',
    exchangeAudience: 'api://AzureADTokenExchangeUSGov',
  },
  'usgov-l5': {
    graph: 'https://dod-graph.microsoft.us',
    host: 'https://login.microsoftonline.us',
    scope: 'https://dod-graph.microsoft.us/.default',
    exchangeAudience: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    host: 'https://login.chinacloudapi.cn',
    scope: 'https://microsoftgraph.chinacloudapi.cn/.default',
    exchangeAudience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Record<string, CloudRow>;

export type Cloud = keyof typeof clouds;

/** The cloud whose Graph a target is; undefined for any other service. */
export const cloudOf = (target: URL): Cloud | undefined =>
  (Object.keys(clouds) as Cloud[]).find((cloud) => clouds[cloud].graph === target.origin);

/**
 * The authority of a cloud. AZURE_AUTHORITY_HOST takes the place of its host, as in all Azure tools.
 *
 * @throws UsageError if AZURE_AUTHORITY_HOST is not the root of an https server.
 */
export const authorityOf = (cloud: Cloud, variable: Variables): Authority => {
  const { host, scope, exchangeAudience } = clouds[cloud];
  const override = variable('AZURE_AUTHORITY_HOST')?.trim();
  if (!override) return { host, scope, exchangeAudience };
  const url = URL.canParse(override) ? new URL(override) : undefined;
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`) {
    throw new UsageError(
      `AZURE_AUTHORITY_HOST: '${override}' is not the root of an https server such as https://login.microsoftonline.com.`,
    );
  }
  return { host: url.origin, scope, exchangeAudience };
};
