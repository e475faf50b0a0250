/** A variable of the environment that has no option. */
export interface VariableRow {
  readonly help: string;
  /** Its value is never shown; most do not belong on a command line for that reason. */
  readonly secret: boolean;
}

/** What is read from the environment alone, beside the variables of options. */
export const environmentOnly: Readonly<Record<string, VariableRow>> = {
  GRAPH_TOKEN: { help: 'bearer token that may read and write', secret: true },
  GRAPH_READER_TOKEN: { help: 'bearer token that may only read (AUTH-04)', secret: true },
  GRAPH_BASE_URL: { help: 'service root with version, where no target is named', secret: false },
  AZURE_TENANT_ID: { help: 'id or domain of the tenant', secret: false },
  AZURE_CLIENT_ID: { help: 'id of the application', secret: false },
  AZURE_CLIENT_SECRET: { help: 'secret of the application', secret: true },
  AZURE_CLIENT_CERTIFICATE_PATH: { help: 'PEM file with key and certificate of the application', secret: false },
  AZURE_CLIENT_CERTIFICATE_PASSWORD: { help: 'what the key in that file is encrypted with', secret: true },
  AZURE_FEDERATED_TOKEN_FILE: { help: 'file with an assertion of another identity provider', secret: false },
  AZURE_AUTHORITY_HOST: { help: "token service to ask instead of the cloud's own", secret: false },
  ACTIONS_ID_TOKEN_REQUEST_URL: { help: 'set by GitHub in jobs that may ask for an assertion', secret: false },
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: { help: 'set by GitHub beside it', secret: true },
};

/** Variables that tell other programs to use a proxy; the suite connects directly. */
export const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'] as const;
