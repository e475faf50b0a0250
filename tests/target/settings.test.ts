import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadContract } from '../../schemas/index.ts';
import { isLoopback, optionRows, readSettings, type Settings, thisBuild, UsageError } from '../../target/index.ts';

const contract = loadContract();

const parents = contract.entities.flatMap((entity) => entity.parents);
const parentParameters = parents.map(({ parameter }) => parameter);

/** A parent that a run can make, and one that only the service makes. */
const creatable = parents.find(({ recipe }) => recipe?.create !== undefined)?.parameter;
const given = parents.find(({ recipe }) => recipe !== undefined && recipe.create === undefined)?.parameter;
assert.ok(creatable && given);

/** An environment in which any target is configured completely. */
const complete = {
  ...Object.fromEntries(parentParameters.map(({ name, variable }) => [variable, `id of ${name}`])),
  GRAPH_TOKEN: 'token',
};

const local = {
  token: 'local-writer',
  readerToken: 'local-reader',
  parameters: Object.fromEntries(parentParameters.map(({ name }) => [name, `local ${name}`])),
};

type Environment = Readonly<Record<string, string | undefined>>;

const read = (args: readonly string[], env: Environment = {}): Settings => readSettings(args, contract, undefined, env);

const complaint = (args: readonly string[], env: Environment = {}): string => {
  try {
    read(args, env);
  } catch (error) {
    assert.ok(error instanceof UsageError, `${error}`);
    return error.message;
  }
  return assert.fail(`Nothing is said about ${args.join(' ')}.`);
};

describe('settings', () => {
  it('have defaults', () => {
    const { seed, runId, names, selects, expects, authority, origins, ...rest } = read([]);
    assert.deepEqual(
      { ...rest, parameters: undefined },
      {
        target: undefined,
        name: undefined,
        file: undefined,
        cloud: undefined,
        auth: undefined,
        readerToken: undefined,
        writes: true,
        parameters: undefined,
        fixtures: {},
        namedParents: {},
        budgets: undefined,
        maxTimeMs: undefined,
        maxWrites: undefined,
        limits: { answerMs: 30_000, visibilityMs: 5_000, waitMs: 300_000, totalWaitMs: 1_800_000 },
        profile: 'standard',
        strict: false,
        only: [],
        shard: undefined,
        expected: [],
        waivers: [],
        reportDir: 'reports',
        schemas: undefined,
        baseline: undefined,
        failOn: 'any',
        har: false,
        build: { service: undefined, stepSummary: undefined },
        journalDir: '.graph-conformance/journal',
        concurrency: 8,
        secrets: {},
        hidden: {},
        checkMetadata: false,
        updateWaivers: false,
        proxy: undefined,
      },
    );
    assert.ok(authority.host !== '' && origins.every(({ from }) => from === 'default'));
    assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31);
    assert.match(runId, /^[0-9a-z]{1,24}$/);
    assert.ok(selects('ENUM-03', 'createThing') && !expects('ENUM-03', 'createThing'));
  });

  it('draw another seed and run id each time', () => {
    const many = Array.from({ length: 5 }, () => read([]));
    assert.ok(new Set(many.map(({ seed }) => seed)).size > 1);
    assert.ok(new Set(many.map(({ runId }) => runId)).size > 1);
  });

  /** What each option reads: two texts, by environment and by option, with what they become. */
  const values: readonly (readonly [
    option: string,
    variable: string,
    key: keyof Settings,
    first: [string, unknown],
    second: [string, unknown],
  ])[] = [
    ['profile', 'GRAPH_PROFILE', 'profile', ['smoke', 'smoke'], ['deep', 'deep']],
    ['seed', 'GRAPH_SEED', 'seed', ['0', 0], ['2147483647', 2_147_483_647]],
    ['report-dir', 'GRAPH_REPORT_DIR', 'reportDir', ['one', 'one'], ['two', 'two']],
    ['journal-dir', 'GRAPH_JOURNAL_DIR', 'journalDir', ['one', 'one'], ['two', 'two']],
    ['baseline', 'GRAPH_BASELINE', 'baseline', ['one.json', 'one.json'], ['two.json', 'two.json']],
    ['concurrency', 'GRAPH_CONCURRENCY', 'concurrency', ['1', 1], ['64', 64]],
    ['run-id', 'GRAPH_RUN_ID', 'runId', ['a1', 'a1'], ['b2', 'b2']],
  ];

  for (const [option, variable, key, [inEnvironment, fromEnvironment], [given, fromOption]] of values) {
    it(`take ${option} from the option, then from ${variable}, then the default`, () => {
      const env = { [variable]: inEnvironment };
      assert.deepEqual(read([`--${option}`, given], env)[key], fromOption);
      assert.deepEqual(read([`--${option}=${given}`], env)[key], fromOption);
      assert.deepEqual(read([], env)[key], fromEnvironment);
      assert.notDeepEqual(read([], { [variable]: '' })[key], '');
    });
  }

  it('take the target and its parents from options before the environment', () => {
    const [row] = parentParameters;
    assert.ok(row);
    const env = { ...complete, GRAPH_BASE_URL: 'https://one.example/beta' };
    const fromEnvironment = read([], env);
    assert.equal(fromEnvironment.target?.href, 'https://one.example/beta');
    assert.deepEqual(fromEnvironment.auth, { method: 'token', token: 'token' });
    assert.equal(fromEnvironment.parameters[row.name], `id of ${row.name}`);
    const fromOptions = read(['--target', 'https://two.example/beta', `--${row.option}`, 'mine'], env);
    assert.equal(fromOptions.target?.href, 'https://two.example/beta');
    assert.equal(fromOptions.parameters[row.name], 'mine');
  });

  const switches: readonly (readonly [value: string | undefined, strict: boolean])[] = [
    [undefined, false],
    ['', false],
    ['0', false],
    ['false', false],
    ['FALSE', false],
    ['1', true],
    ['true', true],
    ['True', true],
  ];

  for (const [GRAPH_STRICT, strict] of switches) {
    it(`are ${strict ? '' : 'not '}strict for GRAPH_STRICT=${GRAPH_STRICT}`, () => {
      assert.equal(read([], { GRAPH_STRICT }).strict, strict);
      assert.equal(read(['--strict'], { GRAPH_STRICT }).strict, true);
    });
  }

  it('take the target from GRAPH_TARGET before GRAPH_BASE_URL', () => {
    const env = { ...complete, GRAPH_TARGET: 'https://one.example/beta', GRAPH_BASE_URL: 'https://two.example/beta' };
    assert.equal(read([], env).target?.href, 'https://one.example/beta');
  });

  it('make parents, or look for them, where that is asked for', () => {
    const { parameters, fixtures, namedParents } = read(
      [
        '--target',
        'https://one.example/beta',
        '--allow-writes',
        `--${given.option}`,
        'discover',
        `--${creatable.option}`,
        'create',
      ],
      complete,
    );
    assert.deepEqual(fixtures, { [given.name]: 'discover', [creatable.name]: 'create' });
    assert.deepEqual([parameters[given.name], parameters[creatable.name]], [undefined, undefined]);
    assert.equal(namedParents[given.option], 'discover');
    assert.equal(namedParents[creatable.option], 'create');
  });

  it('offer for each parent what works for it, in the help and in the schema of target files', () => {
    const schema = JSON.parse(readFileSync(new URL('../../targets/target.schema.json', import.meta.url), 'utf8'));
    const rows = optionRows(contract);
    const offered = parents.map(({ parameter, recipe }) => [
      parameter.name,
      [...(recipe === undefined ? [] : ['discover']), ...(recipe?.create === undefined ? [] : ['create'])],
    ]);
    assert.deepEqual(
      Object.entries(schema.properties.parents.properties).map(([name, property]) => [
        name,
        (property as { readonly examples?: unknown }).examples,
      ]),
      offered,
    );
    for (const { parameter, recipe } of parents) {
      const row = rows.find(({ option }) => option === parameter.option);
      assert.equal(row?.value?.includes('create'), recipe?.create !== undefined);
      assert.equal(row?.help.includes('create'), recipe?.create !== undefined);
    }
  });

  it('say where each came from, and of a secret only its length', () => {
    const { origins } = read(['--seed', '7', '--strict'], { ...complete, GRAPH_PROFILE: 'deep', HTTPS_PROXY: 'x' });
    const said = (name: string) => origins.find((origin) => origin.name === name);
    assert.deepEqual(said('seed'), { name: 'seed', value: '7', from: '--seed' });
    assert.deepEqual(said('strict'), { name: 'strict', value: 'true', from: '--strict' });
    assert.deepEqual(said('profile'), { name: 'profile', value: 'deep', from: 'GRAPH_PROFILE' });
    assert.deepEqual(said('GRAPH_TOKEN'), { name: 'GRAPH_TOKEN', value: '5 characters', from: 'environment' });
    assert.equal(said('concurrency')?.from, 'default');
    assert.equal(read([], { HTTPS_PROXY: 'http://proxy:8080' }).proxy, 'HTTPS_PROXY');
  });

  it('know what no report may show', () => {
    const env = { ...complete, AZURE_CLIENT_SECRET: 'hush-hush', AZURE_CLIENT_ID: 'no secret' };
    const both = read([], { ...env, GRAPH_REDACT_ALSO: 'contoso.example, me@contoso.example' });
    assert.deepEqual(both.secrets, { GRAPH_TOKEN: 'token', AZURE_CLIENT_SECRET: 'hush-hush' });
    assert.deepEqual(both.hidden, {
      REDACTED_1: 'contoso.example',
      REDACTED_2: 'me@contoso.example',
    });
    const { hidden, origins } = read(['--redact-also', 'contoso, Ltd.', '--redact-also', 'somebody'], {});
    assert.deepEqual(hidden, { REDACTED_1: 'contoso, Ltd.', REDACTED_2: 'somebody' });
    assert.ok(!JSON.stringify(origins).includes('contoso'));
  });

  it('have one row for each option, with the variable of each', () => {
    const rows = optionRows(contract);
    assert.equal(new Set(rows.map(({ option }) => option)).size, rows.length);
    const variables = rows.flatMap(({ variable }) => variable ?? []);
    assert.equal(new Set(variables).size, variables.length);
    for (const { help, fallback } of rows) assert.ok(help !== '' && fallback !== '');
  });
});

describe('settings about a build', () => {
  const builds: readonly (readonly [env: Environment, expected: Settings['build']])[] = [
    [{}, { service: undefined, stepSummary: undefined }],
    [
      { GITHUB_ACTIONS: 'false', TF_BUILD: '' },
      { service: undefined, stepSummary: undefined },
    ],
    [{ GITHUB_STEP_SUMMARY: '/s' }, { service: undefined, stepSummary: undefined }],
    [{ GITHUB_ACTIONS: 'true' }, { service: 'github', stepSummary: undefined }],
    [
      { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/s' },
      { service: 'github', stepSummary: '/s' },
    ],
    [{ TF_BUILD: 'True' }, { service: 'azure', stepSummary: undefined }],
  ];
  for (const [env, expected] of builds) {
    it(`are ${expected.service ?? 'none'} for ${JSON.stringify(env)}`, () => {
      assert.deepEqual(read([], env).build, expected);
      assert.deepEqual(thisBuild(env), expected);
    });
  }
});

describe('settings about a baseline', () => {
  it('let only new findings fail where something tells which are new', () => {
    assert.equal(read(['--fail-on', 'new', '--baseline', 'a.json']).failOn, 'new');
    assert.equal(read(['--fail-on', 'new'], { GRAPH_BASELINE: 'a.json' }).failOn, 'new');
    assert.equal(complaint(['--fail-on', 'new']), '--fail-on new: only --baseline FILE tells which findings are new.');
  });
});

describe('settings about waivers', () => {
  it('need a file to write them into', () => {
    assert.match(complaint(['--update-waivers']), /^--update-waivers: .* --target names none\.$/);
  });
});

describe('settings refuse', () => {
  const target = ['--target', 'https://graph.microsoft.com/beta'];
  const [firstParent] = parentParameters;
  assert.ok(firstParent);

  const mistakes: readonly (readonly [args: readonly string[], env: Environment, message: string | RegExp])[] = [
    [['--sead', '1'], {}, "--sead is not an option. Did you mean '--seed'?"],
    [['--xyzzy'], {}, '--xyzzy is not an option.'],
    [['-s'], {}, '-s is not an option.'],
    [['smoke'], {}, "'smoke' is not an option; options start with --."],
    [['--strict=yes'], {}, '--strict takes no value.'],
    [['--seed'], {}, '--seed needs a value: --seed N.'],
    [['--seed='], {}, '--seed needs a value: --seed N.'],
    [['--only'], {}, '--only needs a value: --only ENUM|ENUM-03|ENUM-03/OPERATION.'],
    [['--seed', '1.5'], {}, "--seed: '1.5' is not a whole number from 0 to 2147483647."],
    [['--seed', '2147483648'], {}, "--seed: '2147483648' is not a whole number from 0 to 2147483647."],
    [['--seed', '0x10'], {}, "--seed: '0x10' is not a whole number from 0 to 2147483647."],
    [[], { GRAPH_SEED: 'abc' }, "GRAPH_SEED: 'abc' is not a whole number from 0 to 2147483647."],
    [['--concurrency', '0'], {}, "--concurrency: '0' is not a whole number from 1 to 64."],
    [[], { GRAPH_CONCURRENCY: '65' }, "GRAPH_CONCURRENCY: '65' is not a whole number from 1 to 64."],
    [['--profile', 'smok'], {}, "--profile: 'smok' is none of smoke, standard, deep. Did you mean 'smoke'?"],
    [[], { GRAPH_PROFILE: 'everything' }, "GRAPH_PROFILE: 'everything' is none of smoke, standard, deep."],
    [[], { GRAPH_STRICT: 'yes' }, "GRAPH_STRICT: 'yes' is none of 1, true, 0, false."],
    [['--run-id', 'My Run'], {}, "--run-id: 'My Run' is not 1 to 24 lower-case letters and digits."],
    [
      [],
      { GRAPH_RUN_ID: 'x'.repeat(25) },
      `GRAPH_RUN_ID: '${'x'.repeat(25)}' is not 1 to 24 lower-case letters and digits.`,
    ],
    [['--only', 'ENUN'], {}, "--only ENUN: there is no requirement 'ENUN'. Did you mean 'ENUM'?"],
    [['--only', 'ENUM-99'], {}, "--only ENUM-99: there is no requirement 'ENUM-99'. Did you mean 'ENUM-01'?"],
    [['--only', 'NOTHINGLIKEIT'], {}, "--only NOTHINGLIKEIT: there is no requirement 'NOTHINGLIKEIT'."],
    [
      ['--only', 'ENUM-03/createWindowUpdateState'],
      {},
      "--only ENUM-03/createWindowUpdateState: there is no operation 'createWindowUpdateState'. Did you mean 'createWindowsUpdateState'?",
    ],
    [
      ['--target', 'graph.microsoft.com'],
      complete,
      "--target: there is no file targets/graph.microsoft.com.json, and 'graph.microsoft.com' is no URL, which would begin with https://.",
    ],
    [
      [],
      { ...complete, GRAPH_BASE_URL: 'ftp://x' },
      "GRAPH_BASE_URL: 'ftp://x' is not an http or https URL such as https://graph.microsoft.com/beta.",
    ],
    [
      ['--target', 'https://x/beta?a=1'],
      complete,
      '--target: the service root must have no query, fragment or credentials.',
    ],
    [
      ['--target', 'https://x/beta#a'],
      complete,
      '--target: the service root must have no query, fragment or credentials.',
    ],
    [
      ['--target', 'https://me:pw@x/beta'],
      complete,
      '--target: the service root must have no query, fragment or credentials.',
    ],
    [
      ['--target', 'http://graph.example/beta'],
      complete,
      '--target: http://graph.example is not https; a token is sent over http only to this machine.',
    ],
    [
      [],
      { ...complete, GRAPH_BASE_URL: 'http://10.0.0.1/beta' },
      'GRAPH_BASE_URL: http://10.0.0.1 is not https; a token is sent over http only to this machine.',
    ],
    [target, { ...complete, GRAPH_AUTH: 'tokin' }, /^GRAPH_AUTH: 'tokin' is none of .*Did you mean 'token'\?$/],
    [
      ['--target', 'https://gateway.example/beta', '--auth', 'azure-cli'],
      complete,
      'https://gateway.example is no Microsoft Graph: name the cloud whose tokens it takes in a target file, or give it a GRAPH_TOKEN.',
    ],
    [
      [...target, `--${given.option}`, 'create', '--allow-writes'],
      complete,
      new RegExp(`^--${given.option}: no run can create a ${given.name}: give an id or discover\\. .*\\.$`),
    ],
    [
      [...target, `--${creatable.option}`, 'create'],
      complete,
      `--${creatable.option}: a run that may not write cannot create a parent object; --allow-writes lets it.`,
    ],
    [
      ['--redact-also', 'short'],
      {},
      '--redact-also: a text of 5 characters cannot be kept out of reports; it has to have 8.',
    ],
    [[...target, '--allow-writes=yes'], complete, '--allow-writes takes no value.'],
    [target, { ...complete, GRAPH_ALLOW_WRITES: 'yes' }, "GRAPH_ALLOW_WRITES: 'yes' is none of 1, true, 0, false."],
    [
      target,
      { ...complete, GRAPH_TOKEN: '' },
      'No token: set GRAPH_TOKEN, or AZURE_TENANT_ID and AZURE_CLIENT_ID with a secret, certificate or assertion (docs/tenant.md).',
    ],
    [
      target,
      { ...complete, [firstParent.variable]: undefined },
      `--${firstParent.option} (or ${firstParent.variable}) is not set: the target needs the id of an existing parent object, or discover to take the first there is.`,
    ],
  ];

  for (const [args, env, message] of mistakes) {
    it(`${message}`, () => {
      const said = complaint(args, env);
      if (typeof message === 'string') assert.equal(said, message);
      else assert.match(said, message);
      assert.ok(!said.includes('\n'));
    });
  }

  it('an operation of a whole topic, and more than an address', () => {
    const [operation] = contract.operations;
    assert.ok(operation);
    for (const address of [`ENUM/${operation.id}`, `ENUM-03/${operation.id}/x`, 'ENUM-03/']) {
      assert.match(complaint(['--only', address]), /^--only .*: there is no operation /);
    }
  });

  it('http to a name that only begins like this machine', () => {
    for (const host of ['127.0.0.1.example', '127.example', 'localhost.example', 'example.localhost.example']) {
      assert.match(
        complaint(['--target', `http://${host}/beta`], complete),
        /a token is sent over http only to this machine/,
      );
    }
  });
});

describe('--only', () => {
  const selects = (...only: string[]) => read(only.flatMap((address) => ['--only', address])).selects;

  it('selects a topic, a requirement, or one address', () => {
    assert.ok(selects('ENUM')('ENUM-03', 'createWindowsUpdateState'));
    assert.ok(!selects('ENUM')('DATE-01', 'createWindowsUpdateState'));
    assert.ok(selects('ENUM-03')('ENUM-03', 'updateWindowsUpdateState'));
    assert.ok(!selects('ENUM-03')('ENUM-01', 'createWindowsUpdateState'));
    const one = selects('ENUM-03/createWindowsUpdateState');
    assert.ok(one('ENUM-03', 'createWindowsUpdateState'));
    assert.ok(!one('ENUM-03', 'updateWindowsUpdateState'));
    assert.ok(!one('ENUM-02', 'createWindowsUpdateState'));
  });

  it('may be given more than once', () => {
    const two = selects('DATE', 'ENUM-03');
    assert.ok(two('DATE-02', 'x') && two('ENUM-03', 'x') && !two('ENUM-04', 'x'));
  });
});

describe('a target on this machine', () => {
  const mock = ['--target', 'http://127.0.0.1:8080/beta'];

  it('is known by its address', () => {
    for (const url of ['http://127.0.0.1', 'http://127.1.2.3:80', 'http://localhost:1/beta', 'http://[::1]:1']) {
      assert.ok(isLoopback(new URL(url)), url);
    }
    for (const url of ['https://graph.microsoft.com', 'http://128.0.0.1', 'http://10.127.0.1', 'http://[::2]']) {
      assert.ok(!isLoopback(new URL(url)), url);
    }
  });

  const tokenOf = ({ auth }: Settings): string | undefined => (auth?.method === 'token' ? auth.token : undefined);

  it('gets the credentials and parents of the mock where nothing is given', () => {
    const settings = readSettings(mock, contract, local, {});
    const { readerToken, parameters } = settings;
    assert.deepEqual({ token: tokenOf(settings), readerToken, parameters }, local);
  });

  it('gets what is given, and then no reader that belongs to the mock', () => {
    const mine = readSettings(mock, contract, local, { GRAPH_TOKEN: 'mine' });
    assert.deepEqual([tokenOf(mine), mine.readerToken], ['mine', undefined]);
    const both = readSettings(mock, contract, local, { GRAPH_TOKEN: 'mine', GRAPH_READER_TOKEN: 'too' });
    assert.deepEqual([tokenOf(both), both.readerToken], ['mine', 'too']);
  });

  it('is not opened by what other tools find in the environment', () => {
    const settings = readSettings(mock, contract, local, { AZURE_CLIENT_ID: 'theirs', AZURE_TENANT_ID: 'theirs' });
    assert.equal(tokenOf(settings), local.token);
  });

  it('is the only one that does', () => {
    const elsewhere = ['--target', 'https://graph.example/beta'];
    assert.throws(() => readSettings(elsewhere, contract, local, {}), UsageError);
    assert.equal(readSettings(elsewhere, contract, local, complete).readerToken, undefined);
  });
});

describe('writing', () => {
  const elsewhere = ['--target', 'https://graph.example/beta'];
  const cases: readonly (readonly [args: readonly string[], env: Environment, writes: boolean])[] = [
    [[], {}, true],
    [['--target', 'http://127.0.0.1:8080/beta'], complete, true],
    [['--target', 'http://127.0.0.1:8080/beta'], { ...complete, GRAPH_ALLOW_WRITES: '0' }, false],
    [elsewhere, complete, false],
    [elsewhere, { ...complete, GRAPH_ALLOW_WRITES: '0' }, false],
    [elsewhere, { ...complete, GRAPH_ALLOW_WRITES: '1' }, true],
    [[...elsewhere, '--allow-writes'], { ...complete, GRAPH_ALLOW_WRITES: '0' }, true],
  ];

  for (const [args, env, writes] of cases) {
    it(`is ${writes ? '' : 'not '}allowed: ${args.join(' ')} GRAPH_ALLOW_WRITES=${env.GRAPH_ALLOW_WRITES}`, () => {
      assert.equal(read(args, env).writes, writes);
    });
  }

  it('is rationed as Intune rations it, but on this machine', () => {
    assert.deepEqual(read(elsewhere, complete).budgets, {
      writes: { limit: 100, windowMs: 20_000 },
      requests: { limit: 1_000, windowMs: 20_000 },
    });
    assert.equal(read(['--target', 'http://127.0.0.1:8080/beta'], complete).budgets, undefined);
  });
});
