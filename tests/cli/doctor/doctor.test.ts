import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { startMock } from '../../../mock/index.ts';
import { answer, type Handler, listen, nobody } from '../../target/server.ts';
import { certify } from '../../target/tokens/certificates.ts';
import { command, environmentOf } from '../run-command.ts';
import { type Examined, examine, fileFor, graph, methodsOf, parameters, tokenWith } from './examine.ts';

/** Examines a server that answers like this; it must be sent nothing but GET. */
const examineServer = async (
  handler: Handler,
  { token = tokenWith(), reader, file = {}, env = {} }: Situation = {},
): Promise<Examined> => {
  const server = await listen(handler);
  try {
    const readerToken = reader === undefined ? {} : { GRAPH_READER_TOKEN: reader };
    const examined = await examine(fileFor(`${server.url}/beta`, { cloud: 'global', ...file }), {
      GRAPH_TOKEN: token,
      ...readerToken,
      ...env,
    });
    assert.ok(methodsOf(server).every((method) => method === 'GET'));
    return examined;
  } finally {
    await server.close();
  }
};

interface Situation {
  readonly token?: string;
  readonly reader?: string;
  readonly file?: object;
  readonly env?: Readonly<Record<string, string>>;
}

const now = (): number => Math.floor(Date.now() / 1000);
const html: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<title>Sign in</title>');
};
const at =
  (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers).end();
  };
const inTime =
  (skewMs: number): Handler =>
  (received, response, number) => {
    response.setHeader('date', new Date(Date.now() + skewMs).toUTCString());
    graph(received, response, number);
  };
const except =
  (part: string, status: number, error: object): Handler =>
  (received, response, number) =>
    received.url.includes(part) && received.headers.authorization !== undefined
      ? answer(response, status, { error })
      : graph(received, response, number);
const readRole = ['DeviceManagementConfiguration.Read.All'];

describe('doctor', function () {
  this.timeout(600_000);

  it('finds nothing wrong where everything is in order', async () => {
    const { found, code, sentence, complaints } = await examineServer(graph, {
      reader: tokenWith({ roles: readRole }),
    });
    assert.deepEqual(complaints, []);
    assert.equal(sentence, 'Nothing is wrong: a run can start.');
    assert.equal(code, 0);
    assert.ok(found.filter(({ state }) => state === 'ok').length > 10);
  });

  /** What is named for what it is, with the way out of it. */
  const situations: readonly (readonly [
    name: string,
    handler: Handler,
    situation: Situation,
    said: RegExp,
    code: number,
  ])[] = [
    [
      'the wrong cloud',
      graph,
      { token: tokenWith({ aud: 'https://graph.microsoft.us' }) },
      /^audience of the token: wrong cloud: .*usgov-l4, the target to global: Get a token for https:\/\/graph\.microsoft\.com,/,
      2,
    ],
    [
      'the wrong audience',
      graph,
      { token: tokenWith({ aud: 'api://something-else' }) },
      /^audience of the token: wrong audience: api:\/\/something-else: Get a token for https:\/\/graph\.microsoft\.com; its scope is/,
      2,
    ],
    [
      'an expired token',
      graph,
      { token: tokenWith({ exp: now() - 60 }) },
      /^expiry of the token: expired at 20.*Z: Get a new token/,
      2,
    ],
    [
      'a token that may only read',
      graph,
      { token: tokenWith({ roles: readRole }) },
      /^permissions of the token: reader only: .*: Grant the application the application permission DeviceManagementConfiguration\.ReadWrite\.All .*--allow-writes/,
      2,
    ],
    [
      'a token without any permission',
      graph,
      { token: tokenWith({ roles: [] }) },
      /^permissions of the token: not sufficient: none: Grant .*Read\.All/,
      2,
    ],
    [
      'a token for a person without the permission',
      graph,
      { token: tokenWith({ roles: undefined, scp: 'User.Read' }) },
      /^permissions of the token: .*delegated permission/,
      2,
    ],
    [
      'a token that is refused',
      except('', 401, { code: 'InvalidAuthenticationToken', message: 'no' }),
      {},
      /^token: refused: .*401 \(InvalidAuthenticationToken\): .*get a new one\.$/,
      2,
    ],
    [
      'a token that may not read',
      except('', 403, { code: 'Forbidden', message: 'no' }),
      {},
      /^token: may not read: .*403 \(Forbidden\): Grant .*DeviceManagementConfiguration\.Read\.All/,
      2,
    ],
    [
      'a missing parent',
      except('/id-of-deviceConfigurationId', 404, { code: 'ResourceNotFound', message: 'no' }),
      {},
      /^parent device-configuration-id: missing parent: there is no 'id-of-deviceConfigurationId': Set GRAPH_DEVICE_CONFIGURATION_ID or --device-configuration-id/,
      2,
    ],
    [
      'a route that is not there',
      except('/deviceUpdateStates', 400, {
        code: 'BadRequest',
        message: "Resource not found for the segment 'deviceUpdateStates'.",
      }),
      {},
      /^listWindowsUpdateStates: the route is not there \(400 BadRequest\): The suite can still run: ROUTE-01/,
      0,
    ],
    [
      'an HTML page in between',
      html,
      { env: { HTTPS_PROXY: 'http://user:password@proxy.example:8080' } },
      /^service: a proxy or a sign-in page in between: an HTML page .*HTTPS_PROXY is set/,
      2,
    ],
    ['a proxy that wants credentials', at(407), {}, /^service: a proxy .* in between: .*\(407\)/, 2],
    [
      'somebody who sends us elsewhere',
      at(302, { location: 'http://127.0.0.1:1/' }),
      {},
      /^service: a proxy or a sign-in page in between: .*\(302\)/,
      2,
    ],
    [
      'a clock that is behind',
      inTime(10 * 60_000),
      {},
      /^clock: clock skew: this machine is 10 minutes behind the service: Set the clock/,
      2,
    ],
    ['a clock that is ahead', inTime(-6 * 60_000), {}, /^clock: clock skew: this machine is 6 minutes ahead of/, 2],
    [
      'what is not Graph',
      (_, response) => answer(response, 404, { message: 'no such page' }),
      {},
      /^service: not Microsoft Graph: it answers 404 .*: Check the service root/,
      2,
    ],
    ['a service that is out of order', at(500), {}, /^service: answers 500: /, 3],
    ['a service that hangs', () => undefined, {}, /^service: hangs: no complete answer within 1 s: /, 3],
    ['a service that breaks connections', (_, response) => response.destroy(), {}, /^service: no answer: /, 3],
    [
      'a service that lets everybody in',
      (received, response, number) =>
        graph({ ...received, headers: { ...received.headers, authorization: 'any' } }, response, number),
      {},
      /^service: answers 200 without a token: /,
      0,
    ],
    [
      'a reader token that may write',
      graph,
      { reader: tokenWith() },
      /^reader token: it may write as well: AUTH-04 would blame the target/,
      2,
    ],
    [
      'an expired reader token',
      graph,
      { reader: tokenWith({ roles: readRole, exp: now() - 1 }) },
      /^expiry of the reader token: expired at/,
      2,
    ],
    [
      'a token that expires soon',
      graph,
      { token: tokenWith({ exp: now() + 120 }) },
      /^expiry of the token: at .*, in [12] minutes?: A run may take longer/,
      0,
    ],
    [
      'a token for Graph that would go elsewhere',
      graph,
      { file: { cloud: undefined } },
      /^audience of the token: https:\/\/graph\.microsoft\.com, and the target is http:\/\/127/,
      0,
    ],
  ];

  for (const [name, handler, situation, said, code] of situations) {
    it(`names ${name}`, async () => {
      const examined = await examineServer(handler, situation);
      assert.ok(
        examined.complaints.some((complaint) => said.test(complaint)),
        examined.complaints.join('\n'),
      );
      assert.equal(examined.code, code, examined.sentence);
    });
  }

  it('discovers parents as a run does', async () => {
    const mock = await startMock();
    const parents = Object.fromEntries(parameters.map((name) => [name, 'discover']));
    const { found, complaints, code } = await examine(fileFor(mock.baseUrl, { parents }), { GRAPH_TOKEN: mock.token });
    await mock.close();
    assert.deepEqual(complaints, []);
    assert.ok(found.some(({ what, seen }) => what === 'listWindowsUpdateStates' && /^is routed/.test(seen)));
    assert.equal(code, 0);
  });

  it('says where parents come from that cannot be discovered', async () => {
    const parents = Object.fromEntries(parameters.map((name) => [name, 'discover']));
    const { complaints, code } = await examineServer(graph, { file: { parents } });
    assert.match(
      complaints.join('\n'),
      /^parents device-configuration-id: missing parent: there is none to discover: .*GRAPH_DEVICE_CONFIGURATION_ID takes its id\.$/m,
    );
    assert.equal(code, 2);
  });

  it('leaves to the run the parents that it makes', async () => {
    const parents = { ...Object.fromEntries(parameters.map((name) => [name, 'id'])), deviceConfigurationId: 'create' };
    const { found, complaints, code } = await examineServer(graph, { file: { parents } });
    assert.deepEqual(complaints, []);
    assert.ok(
      found.some(({ what, seen }) => what === 'parent device-configuration-id' && seen === 'the run makes one'),
    );
    assert.equal(code, 0);
  });

  it('needs no permission to write where a run only reads', async () => {
    const file = { writes: false };
    const { complaints, sentence } = await examineServer(graph, { token: tokenWith({ roles: readRole }), file });
    assert.deepEqual(complaints, []);
    assert.equal(sentence, 'Nothing is wrong: a run can start. It will only read: --allow-writes lets it write.');
  });

  it('tells a port at which nobody listens', async () => {
    const { complaints, code } = await examine(fileFor(`${await nobody()}/beta`), { GRAPH_TOKEN: 'opaque' });
    assert.match(complaints.join('\n'), /^connection: nobody listens at 127\.0\.0\.1, port \d+: Start the service/);
    assert.equal(code, 3);
  });

  it('tells an unknown host, and a proxy that is not used', async () => {
    // A label of 64 letters is one too long: no resolver needs to be asked.
    const root = `https://${'x'.repeat(64)}.invalid/beta`;
    const env = { GRAPH_TOKEN: 'opaque', HTTPS_PROXY: 'http://user:password@proxy.example:8080' };
    const { complaints, code, found } = await examine(fileFor(root), env);
    assert.match(complaints.join('\n'), /^name: unknown host: .*: Check the spelling .*HTTPS_PROXY is set, but/);
    assert.equal(code, 2);
    assert.ok(!JSON.stringify(found).includes('password'));
  });

  it('tells a certificate that nobody vouches for', async () => {
    const { key, certificate } = certify({ name: 'itself', ip: '127.0.0.1' });
    const server = createServer({ key, cert: certificate }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const root = `https://127.0.0.1:${(server.address() as AddressInfo).port}/beta`;
    const { complaints, code } = await examine(fileFor(root), { GRAPH_TOKEN: 'opaque' });
    server.close();
    assert.match(complaints.join('\n'), /^TLS: .*SELF_SIGNED_CERT\): Set NODE_EXTRA_CA_CERTS/);
    assert.equal(code, 2);
  });

  it('tells a port that does not speak TLS', async () => {
    const { url, close } = await listen(graph);
    const { complaints, code } = await examine(fileFor(`${url.replace('http:', 'https:')}/beta`), { GRAPH_TOKEN: 'x' });
    await close();
    assert.match(complaints.join('\n'), /^TLS: it does not speak TLS there/);
    assert.equal(code, 2);
  });
});

describe('graph-conformance doctor', function () {
  this.timeout(600_000);

  it('ends with 0 for the embedded mock, and says where each setting came from', async () => {
    const { code, stdout, stderr } = await command(['doctor', '--profile', 'smoke'], { GRAPH_SEED: '7' });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^ {2}profile +smoke +--profile$/m);
    assert.match(stdout, /^ {2}seed +7 +GRAPH_SEED$/m);
    assert.match(stdout, /^ {2}target +the embedded mock +default$/m);
    assert.match(stdout, /^ {2}auth +the mock's own token +default$/m);
    assert.match(stdout, /^ {2}allow-writes +on +default$/m);
    assert.match(stdout, /^ {2}max-writes +60 +default$/m);
    assert.match(stdout, /^✓ ok +service /m);
    assert.match(stdout, /\nNothing is wrong: a run can start\.\n$/);
  });

  it('shows no secret, and the target is as it was', async () => {
    const mock = await startMock();
    const before = mock.snapshot();
    const { code, stdout, stderr } = await command(['doctor'], { ...environmentOf(mock), GRAPH_MAX_WRITES: '' });
    assert.deepEqual(mock.snapshot(), before);
    await mock.close();
    assert.equal(code, 0, stdout);
    assert.match(stdout, new RegExp(`GRAPH_TOKEN +${mock.token.length} characters +environment`));
    assert.ok(
      stdout.split('\n').some((line) => /^ {2}target +(\S+) +GRAPH_BASE_URL$/.exec(line)?.[1] === mock.baseUrl),
    );
    assert.match(stdout, /^ {2}auth +token +environment$/m);
    assert.match(stdout, /^ {2}max-writes +1,900 +default$/m);
    for (const secret of [mock.token, mock.readerToken]) assert.ok(!`${stdout}${stderr}`.includes(secret));
  });

  const configurations: readonly (readonly [args: string, said: RegExp])[] = [
    ['--target http://graph.example/beta', /http:\/\/graph\.example is not https/],
    ['--target stagin.example', /there is no file targets\/stagin\.example\.json.*Did you mean 'staging\.example'\?/],
    ['--sead 1', /--sead is not an option\. Did you mean '--seed'\?/],
  ];
  for (const [args, said] of configurations) {
    it(`ends with 2 for ${args}`, async () => {
      const { code, stdout } = await command(['doctor', ...args.split(' ')]);
      assert.match(stdout, said);
      assert.match(stdout, /^✗ wrong +settings /);
      assert.equal(code, 2);
    });
  }

  it('ends with 3 where nobody listens', async () => {
    const { code, stdout } = await command(['doctor', '--target', `${await nobody()}/beta`]);
    assert.match(stdout, /^✗ wrong +connection +nobody listens/m);
    assert.equal(code, 3);
  });
});
