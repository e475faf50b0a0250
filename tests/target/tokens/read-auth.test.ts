import assert from 'node:assert/strict';
import { type Auth, authMethods, readAuth } from '../../../target/tokens/index.ts';
import { UsageError } from '../../../target/usage-error.ts';

type Environment = Readonly<Record<string, string>>;

const read = (env: Environment, method?: string): Auth | undefined => readAuth((name) => env[name], method);

const complaint = (env: Environment, method?: string): string => {
  try {
    read(env, method);
  } catch (error) {
    assert.ok(error instanceof UsageError, `${error}`);
    assert.ok(!error.message.includes('\n'));
    return error.message;
  }
  return assert.fail('Nothing is said.');
};

const application = { AZURE_TENANT_ID: 'contoso.example', AZURE_CLIENT_ID: 'app' };
const named = { tenant: 'contoso.example', client: 'app' };
const github = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://vstoken.example/token?api=2',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ask',
};

/** The variables of every method, in the documented order, with what they become. */
const methods: readonly (readonly [env: Environment, auth: Auth])[] = [
  [{ GRAPH_TOKEN: 'abc' }, { method: 'token', token: 'abc' }],
  [
    { ...application, AZURE_CLIENT_SECRET: 's' },
    { method: 'client-secret', ...named, secret: 's' },
  ],
  [
    { ...application, AZURE_CLIENT_CERTIFICATE_PATH: 'c.pem' },
    { method: 'client-certificate', ...named, path: 'c.pem', passphrase: undefined },
  ],
  [
    { ...application, AZURE_FEDERATED_TOKEN_FILE: '/var/t' },
    { method: 'federated-token-file', ...named, path: '/var/t' },
  ],
  [
    { ...application, ...github },
    {
      method: 'github-oidc',
      ...named,
      requestUrl: github.ACTIONS_ID_TOKEN_REQUEST_URL,
      requestToken: github.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
    },
  ],
];

describe('how to get a token', () => {
  for (const [place, [env, auth]] of methods.entries()) {
    it(`is ${auth.method} where its variables are set, asked for or not`, () => {
      assert.deepEqual(read(env), auth);
      assert.deepEqual(read(env, auth.method), auth);
    });

    it(`is ${auth.method} before all later methods, and later only if asked for`, () => {
      const later = methods.slice(place).map(([more]) => more);
      assert.deepEqual(read(Object.assign({}, ...later)), auth);
      const all = Object.assign({}, ...methods.map(([more]) => more));
      assert.equal(read(all)?.method, 'token');
      assert.equal(read(all, auth.method)?.method, auth.method);
    });

    it(`names each variable that ${auth.method} misses`, () => {
      for (const name of Object.keys(env)) {
        const { [name]: _, ...rest } = env;
        assert.match(complaint(rest, auth.method), new RegExp(`^${name} is not set: the method ${auth.method} needs `));
        assert.match(complaint({ ...env, [name]: ' \n' }, auth.method), new RegExp(`^${name} is not set`));
      }
    });
  }

  it('is known by as many names as there are methods', () => {
    assert.deepEqual(authMethods, [...methods.map(([, { method }]) => method), 'azure-cli']);
  });

  it('is nothing where nothing is set, or nothing that is meant for this', () => {
    assert.equal(read({}), undefined);
    assert.equal(read({ GRAPH_TOKEN: '', AZURE_CLIENT_ID: ' ' }), undefined);
    assert.equal(read(github), undefined, 'GitHub sets these for other purposes as well');
  });

  it('is the Azure CLI only if asked for', () => {
    assert.deepEqual(read({}, 'azure-cli'), { method: 'azure-cli', tenant: undefined });
    assert.deepEqual(read({ AZURE_TENANT_ID: 'a-b.c' }, 'azure-cli'), { method: 'azure-cli', tenant: 'a-b.c' });
  });

  it('takes the passphrase as it stands, and other values without a line break at the end', () => {
    const env = { ...application, AZURE_CLIENT_CERTIFICATE_PATH: 'c', AZURE_CLIENT_CERTIFICATE_PASSWORD: ' p ' };
    assert.deepEqual(read(env), { method: 'client-certificate', ...named, path: 'c', passphrase: ' p ' });
    assert.deepEqual(read({ GRAPH_TOKEN: 'abc\n' }), { method: 'token', token: 'abc' });
  });
});

describe('settings for a token that cannot be right', () => {
  const secret = { AZURE_CLIENT_SECRET: 's' };
  const mistakes: readonly (readonly [env: Environment, method: string | undefined, message: string])[] = [
    [
      {},
      'client-secrets',
      `--auth: 'client-secrets' is none of ${authMethods.join(', ')}. Did you mean 'client-secret'?`,
    ],
    [
      secret,
      undefined,
      'AZURE_TENANT_ID and AZURE_CLIENT_ID are not set: the method client-secret needs AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.',
    ],
    [
      { AZURE_TENANT_ID: 'contoso.example' },
      undefined,
      'AZURE_CLIENT_ID is not set: an application is named by both ids.',
    ],
    [
      application,
      undefined,
      'AZURE_CLIENT_SECRET is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE: the application of AZURE_CLIENT_ID needs one of them.',
    ],
    [
      application,
      'github-oidc',
      'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the method github-oidc needs AZURE_TENANT_ID, AZURE_CLIENT_ID, ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN (GitHub sets the last two in jobs with the permission id-token: write).',
    ],
    [
      { ...application, ...github, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://vstoken.example' },
      undefined,
      "ACTIONS_ID_TOKEN_REQUEST_URL: 'http://vstoken.example' is not an https URL.",
    ],
    ...['common', 'Organizations', 'a/b', '-x', 'a b', 'x"&calc', '../x'].map(
      (text) =>
        [
          { ...application, ...secret, AZURE_TENANT_ID: text },
          undefined,
          `AZURE_TENANT_ID: '${text}' is not the id or domain of a tenant.`,
        ] as const,
    ),
    [{ AZURE_TENANT_ID: '%x%' }, 'azure-cli', "AZURE_TENANT_ID: '%x%' is not the id or domain of a tenant."],
  ];

  for (const [env, method, message] of mistakes) {
    it(message, () => assert.equal(complaint(env, method), message));
  }
});
