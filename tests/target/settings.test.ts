import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';
import { isLoopback, optionRows, readSettings, type Settings, UsageError } from '../../target/index.ts';

const contract = loadContract();

const parentParameters = contract.entities.flatMap(({ parents }) => parents.map(({ parameter }) => parameter));

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
    const { seed, runId, selects, ...rest } = read([]);
    assert.deepEqual(
      { ...rest, parameters: undefined },
      {
        target: undefined,
        token: undefined,
        readerToken: undefined,
        parameters: undefined,
        profile: 'standard',
        strict: false,
        only: [],
        reportDir: 'reports',
        concurrency: 8,
      },
    );
    assert.ok(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31);
    assert.match(runId, /^[0-9a-z]{6}$/);
    assert.ok(selects('ENUM-03', 'createThing'));
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
    assert.equal(fromEnvironment.token, 'token');
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

  it('have one row for each option, with the variable of each', () => {
    const rows = optionRows(contract);
    assert.equal(new Set(rows.map(({ option }) => option)).size, rows.length);
    const variables = rows.flatMap(({ variable }) => variable ?? []);
    assert.equal(new Set(variables).size, variables.length);
    for (const { help, fallback } of rows) assert.ok(help !== '' && fallback !== '');
  });
});

describe('settings refuse', () => {
  const target = ['--target', 'https://graph.microsoft.com/beta'];
  const [firstParent] = parentParameters;
  assert.ok(firstParent);

  const mistakes: readonly (readonly [args: readonly string[], env: Environment, message: string])[] = [
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
      "--target: 'graph.microsoft.com' is not an http or https URL such as https://graph.microsoft.com/beta.",
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
    [
      target,
      { ...complete, GRAPH_TOKEN: '' },
      'GRAPH_TOKEN is not set: a target other than the embedded mock needs a bearer token.',
    ],
    [
      target,
      { ...complete, [firstParent.variable]: undefined },
      `--${firstParent.option} (or ${firstParent.variable}) is not set: the target needs the id of an existing parent object.`,
    ],
  ];

  for (const [args, env, message] of mistakes) {
    it(message, () => {
      assert.equal(complaint(args, env), message);
      assert.ok(!message.includes('\n'));
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

  it('gets the credentials and parents of the mock where nothing is given', () => {
    const { token, readerToken, parameters } = readSettings(mock, contract, local, {});
    assert.deepEqual({ token, readerToken, parameters }, local);
  });

  it('gets what is given, and then no reader that belongs to the mock', () => {
    const { token, readerToken } = readSettings(mock, contract, local, { GRAPH_TOKEN: 'mine' });
    assert.deepEqual([token, readerToken], ['mine', undefined]);
    const both = readSettings(mock, contract, local, { GRAPH_TOKEN: 'mine', GRAPH_READER_TOKEN: 'too' });
    assert.deepEqual([both.token, both.readerToken], ['mine', 'too']);
  });

  it('is the only one that does', () => {
    const elsewhere = ['--target', 'https://graph.example/beta'];
    assert.throws(() => readSettings(elsewhere, contract, local, {}), UsageError);
    assert.equal(readSettings(elsewhere, contract, local, complete).readerToken, undefined);
  });
});
