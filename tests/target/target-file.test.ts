import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContract } from '../../schemas/index.ts';
import { clouds, readSettings, type Settings, UsageError } from '../../target/index.ts';
import { authMethods } from '../../target/tokens/index.ts';

const contract = loadContract();
const [first, second, third] = contract.entities.flatMap(({ parents }) => parents.map(({ parameter }) => parameter));
assert.ok(first && second && third);
const [operation] = contract.operations;
assert.ok(operation);

const parents = { [first.name]: 'one', [second.name]: 'discover', [third.name]: 'create' };
const whole = {
  baseUrl: 'https://staging.example/beta',
  cloud: 'global',
  writes: true,
  parents,
  budgets: { writes: { limit: 10, seconds: 5 }, share: 0.5 },
  limits: { answerSeconds: 2, visibilitySeconds: 0.5, totalWaitSeconds: 600 },
  profile: 'smoke',
  strict: true,
  concurrency: 3,
  expect: { judged: ['ROUTE', 'CREATE-01', `ENUM-01/${operation.id}`] },
  waivers: [{ address: `ENUM-01/${operation.id}`, reason: 'known', until: '2028-02-29', link: 'https://x.example/1' }],
};

type Environment = Readonly<Record<string, string>>;
const token: Environment = { GRAPH_TOKEN: 'secret-of-the-test' };

describe('a target file', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'targets-'));
    mkdirSync(join(folder, 'targets'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (content: unknown, name = 'staging'): void => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder, 'targets', `${name}.json`), text);
  };
  const read = (args: readonly string[] = ['--target', 'staging'], env: Environment = token): Settings =>
    readSettings(args, contract, undefined, env, folder);
  const complaint = (content: unknown): string => {
    write(content);
    try {
      read();
    } catch (error) {
      assert.ok(error instanceof UsageError, `${error}`);
      return error.message;
    }
    return assert.fail(`Nothing is said about ${JSON.stringify(content)}.`);
  };

  it('says everything about a target', () => {
    write(whole);
    const settings = read();
    assert.equal(settings.target?.href, 'https://staging.example/beta');
    assert.equal(settings.writes, true);
    assert.deepEqual(settings.parameters, { [first.name]: 'one', [second.name]: undefined, [third.name]: undefined });
    assert.deepEqual(settings.fixtures, { [second.name]: 'discover', [third.name]: 'create' });
    assert.deepEqual(settings.budgets, {
      writes: { limit: 5, windowMs: 5_000 },
      requests: { limit: 500, windowMs: 20_000 },
    });
    assert.deepEqual(settings.limits, {
      answerMs: 2_000,
      visibilityMs: 500,
      waitMs: 300_000,
      totalWaitMs: 600_000,
    });
    assert.deepEqual([settings.profile, settings.strict, settings.concurrency], ['smoke', true, 3]);
    assert.deepEqual(settings.expected, whole.expect.judged);
    assert.ok(settings.expects('ROUTE-02', 'x') && settings.expects('CREATE-01', 'x'));
    assert.ok(settings.expects('ENUM-01', operation.id) && !settings.expects('ENUM-01', 'x'));
    assert.equal(settings.file, 'targets/staging.json');
    assert.deepEqual(settings.waivers, [{ ...whole.waivers[0], file: 'targets/staging.json' }]);
    const said = settings.origins.find(({ name }) => name === 'profile');
    assert.deepEqual(said, { name: 'profile', value: 'smoke', from: 'targets/staging.json /profile' });
  });

  it('yields to the environment, and both to options', () => {
    write(whole);
    assert.equal(
      read(['--target', 'staging', '--profile', 'deep'], { ...token, GRAPH_PROFILE: 'standard' }).profile,
      'deep',
    );
    assert.equal(read(undefined, { ...token, GRAPH_PROFILE: 'standard' }).profile, 'standard');
    assert.equal(read(undefined, { ...token, [first.variable]: 'mine' }).parameters[first.name], 'mine');
    assert.equal(read(undefined, { ...token, GRAPH_ALLOW_WRITES: '0', [third.variable]: 'mine' }).writes, false);
    assert.equal(read(undefined, { ...token, GRAPH_STRICT: 'false' }).strict, false);
  });

  it('is named by the environment as well, or by its path', () => {
    write(whole);
    assert.equal(read([], { ...token, GRAPH_TARGET: 'staging' }).profile, 'smoke');
    assert.equal(read(['--target', 'targets/staging.json']).profile, 'smoke');
    assert.equal(read(['--target', join(folder, 'targets', 'staging.json')]).profile, 'smoke');
  });

  it('is not led elsewhere by GRAPH_BASE_URL', () => {
    write(whole);
    const settings = read(undefined, { ...token, GRAPH_BASE_URL: 'https://production.example/beta' });
    assert.equal(settings.target?.host, 'staging.example');
  });

  for (const [cloud, { graph, host, scope }] of Object.entries(clouds)) {
    it(`leads to the Graph of ${cloud}, and asks its authority for tokens`, () => {
      write({ cloud, parents: { ...parents, [third.name]: 'discover' }, auth: 'client-secret' });
      const variables = { AZURE_TENANT_ID: 'contoso.example', AZURE_CLIENT_ID: 'id', AZURE_CLIENT_SECRET: 'hush' };
      const { target, auth, authority, writes, origins } = read(undefined, variables);
      assert.equal(target?.href, `${graph}/beta`);
      assert.equal(auth?.method, 'client-secret');
      assert.deepEqual([authority.host, authority.scope], [host, scope]);
      assert.equal(writes, false);
      assert.ok(!JSON.stringify(origins).includes('hush'));
    });
  }

  it('knows the methods and clouds there are', () => {
    const schema = JSON.parse(readFileSync(new URL('../../targets/target.schema.json', import.meta.url), 'utf8'));
    assert.deepEqual(schema.properties.auth.enum, authMethods);
    assert.deepEqual(schema.properties.cloud.enum, Object.keys(clouds));
  });

  it('is missed with the nearest name', () => {
    write(whole);
    assert.throws(() => read(['--target', 'stagin']), {
      message:
        "--target: there is no file targets/stagin.json, and 'stagin' is no URL, which would begin with https://. Did you mean 'staging'?",
    });
  });

  const base = { cloud: 'global', parents, writes: true };
  const mistakes: readonly (readonly [content: unknown, message: string])[] = [
    [{ parents }, 'the document has neither a baseUrl nor a cloud.'],
    [{ clod: 'global', parents }, "/clod is not a declared property. Did you mean 'cloud'?"],
    [[], 'the document must be object.'],
    [{ ...base, waiver: [] }, "/waiver is not a declared property. Did you mean 'waivers'?"],
    [{ ...base, baseUrl: 7 }, '/baseUrl must be string.'],
    [{ ...base, cloud: 'mars' }, '/cloud must be one of global, usgov-l4, usgov-l5, china.'],
    [{ ...base, budgets: { share: 0 } }, '/budgets/share must be > 0.'],
    [{ ...base, budgets: { writes: { limit: 1 } } }, '/budgets/writes/seconds is missing.'],
    [{ ...base, limits: { answerSeconds: -1 } }, '/limits/answerSeconds must be > 0.'],
    [{ ...base, concurrency: 65 }, '/concurrency must be <= 64.'],
    [{ ...base, parents: { [first.name]: 7 } }, `/parents/${first.name} must be string.`],
    [
      { ...base, parents: { [`${first.name}s`]: 'x' } },
      `/parents/${first.name}s is no path parameter of the contract. Did you mean '${first.name}'?`,
    ],
    [
      { ...base, expect: { judged: ['ENUN-01'] } },
      "/expect/judged ENUN-01: there is no requirement 'ENUN-01'. Did you mean 'ENUM-01'?",
    ],
    [
      { ...base, waivers: [{ address: 'ENUM-01', reason: 'x', until: '2028-01-01' }] },
      `/waivers/0/address ENUM-01: a waiver is for one address, such as ENUM-01/${operation.id}.`,
    ],
    [
      { ...base, waivers: [{ address: 'ENUM-01/createThing', reason: 'x', until: '2028-01-01' }] },
      "/waivers/0/address ENUM-01/createThing: there is no operation 'createThing'.",
    ],
    [
      { ...base, waivers: [{ address: `ENUM-01/${operation.id}`, reason: 'x', until: '2027-02-29' }] },
      '/waivers/0/until must be a valid date.',
    ],
    [
      { ...base, waivers: [{ address: `ENUM-01/${operation.id}`, until: '2027-02-28' }] },
      '/waivers/0/reason is missing.',
    ],
    [
      { ...base, waivers: [whole.waivers[0], whole.waivers[0]] },
      `/waivers/1/address ENUM-01/${operation.id}: there is another waiver for this address.`,
    ],
    [{ ...base, clientSecret: 'x' }, '/clientSecret looks like a secret; secrets are read from the environment alone.'],
    [
      { ...base, auth: { token: 'x' } },
      '/auth/token looks like a secret; secrets are read from the environment alone.',
    ],
    [
      { ...base, profile: 'eyJhbGciOiJub25lIn0.e30.' },
      '/profile looks like a secret; secrets are read from the environment alone.',
    ],
    [
      { baseUrl: 'http://staging.example/beta', parents },
      '/baseUrl: http://staging.example is not https; a token is sent over http only to this machine.',
    ],
  ];

  for (const [content, message] of mistakes) {
    it(`is refused: ${message}`, () => {
      assert.match(complaint(content), /^targets\/staging\.json:? /);
      assert.ok(complaint(content).endsWith(message), complaint(content));
    });
  }

  it('is refused where it is no JSON, without a word of what it holds', () => {
    assert.equal(complaint('{\n  "cloud": "global",\n}'), 'targets/staging.json, line 3: the file is not JSON.');
    assert.match(complaint('{ "clientSecret": hush }'), /^targets\/staging\.json(, line 1)?: the file is not JSON\.$/);
  });

  it('is refused where it cannot be read', () => {
    mkdirSync(join(folder, 'targets', 'folder.json'));
    assert.throws(() => read(['--target', 'folder']), {
      message: 'targets/folder.json: the file cannot be read (EISDIR).',
    });
  });
});

describe('the folder of targets', () => {
  it('has an example that is valid', () => {
    const variables = {
      AZURE_TENANT_ID: 'contoso.example',
      AZURE_CLIENT_ID: 'id',
      AZURE_CLIENT_CERTIFICATE_PATH: 'certificate.pem',
    };
    const settings = readSettings(['--target', 'staging.example'], contract, undefined, variables);
    assert.equal(settings.target?.href, 'https://graph.microsoft.com/beta');
    assert.deepEqual([settings.name, settings.file], ['staging.example', 'targets/staging.example.json']);
    assert.ok(settings.waivers.length > 0 && settings.expected.length > 0);
  });

  it('is described by a table of every property', () => {
    const text = readFileSync(new URL('../../targets/README.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name = '', says = '']) => [name, says]);
    assert.deepEqual(
      rows,
      described(JSON.parse(readFileSync(new URL('../../targets/target.schema.json', import.meta.url), 'utf8'))),
    );
  });
});

interface Described {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
}

/** Every property of the schema by its path, with its description. */
const described = (schema: Described & { readonly $defs: Readonly<Record<string, Described>> }): string[][] => {
  const within = (node: Described, path: string): string[][] => {
    const { properties = {}, items } = node.$ref === undefined ? node : (schema.$defs[node.$ref.slice(8)] ?? {});
    return [
      ...Object.entries(properties).flatMap(([name, inner]) => [
        [`${path}${name}`, inner.description ?? ''],
        ...within(inner, `${path}${name}.`),
      ]),
      ...(items === undefined ? [] : within(items, `${path.slice(0, -1)}[].`)),
    ];
  };
  return within(schema, '');
};
