import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startMock } from '../../mock/index.ts';
import { fixedToken } from '../../target/index.ts';
import { judge } from '../faults/trial.ts';

/** What a reader sees who pastes the requests of a finding into a shell, the last answer at the end. */
const pasted = async (fault: string, address: string): Promise<{ readonly curl: string; readonly stdout: string }> => {
  const mock = await startMock({ fault });
  const { baseUrl, token, readerToken, parameters } = mock;
  try {
    const target = { root: new URL(baseUrl), tokens: fixedToken(token), readerToken, parameters };
    const { results } = await judge(target, ['--only', address, '--seed', '7', '--run-id', 'recipe']);
    const curl = results[0]?.finding?.curl;
    assert.ok(curl !== undefined, `${fault} is not found as ${address}`);
    const env = { PATH: process.env.PATH, GRAPH_TOKEN: token, GRAPH_READER_TOKEN: readerToken };
    const { stdout } = await promisify(execFile)('sh', ['-c', curl], { env });
    return { curl, stdout };
  } finally {
    await mock.close();
  }
};

interface Shown {
  readonly fault: string;
  readonly address: string;
  /** The requests, by method. */
  readonly methods: string;
  /** In what is printed. */
  readonly shows: RegExp;
}

const shown: readonly Shown[] = [
  {
    fault: 'delete-hides-from-list-only',
    address: 'LIFE-01/deleteWindowsUpdateState',
    methods: 'POST DELETE GET',
    shows: /204 No Content.*200 OK.*"deviceDisplayName"/s,
  },
  {
    fault: 'enum-one-transition-ignored',
    address: 'ENUM-02/updateWindowsUpdateState',
    methods: 'POST PATCH PATCH',
    shows: /"status": ?"pendingReboot".*"status": ?"pendingReboot"/s,
  },
  {
    fault: 'enum-failed-is-final',
    address: 'ENUM-02/updateWindowsUpdateState',
    methods: 'POST PATCH PATCH',
    shows: /"status": ?"failed".*400 Bad Request.*cannot change from failed/s,
  },
  {
    fault: 'update-stores-nothing',
    address: 'UPDATE-06/updateMacOSSoftwareUpdateStateSummary',
    methods: 'POST PATCH PATCH GET',
    shows: /"state": ?"idle".*"state": ?"downloadInsufficientNetwork"/s,
  },
  {
    fault: 'update-only-once',
    address: 'UPDATE-12/updateWindowsUpdateState',
    methods: 'POST PATCH PATCH PATCH PATCH GET',
    shows: /"deviceId": ?"e98c0e35.*200 OK.*"deviceId": ?"e98c0e35/s,
  },
  {
    fault: 'create-with-existing-id-overwrites',
    address: 'CREATE-11/createMacOSSoftwareUpdateStateSummary',
    methods: 'POST POST POST',
    shows: /201 Created.*201 Created/s,
  },
  {
    fault: 'list-rows-are-cached',
    address: 'LIFE-02/createMacOSSoftwareUpdateStateSummary',
    methods: 'POST POST PATCH GET DELETE GET PATCH GET DELETE GET POST GET PATCH GET GET',
    shows: /"updateVersion": ?"14.6.6".*"value": ?\[/s,
  },
];

describe('the requests that a finding prints', function () {
  this.timeout(600_000);

  for (const { fault, address, methods, shows } of shown) {
    it(`show ${fault}`, async () => {
      const { curl, stdout } = await pasted(fault, address);
      const sent = [...curl.matchAll(/curl -sS(?:i -w '\\n')?(?: -X (\w+))?/g)].map(([, method = 'GET']) => method);
      assert.equal(sent.join(' '), methods, curl);
      assert.match(stdout, shows, curl);
    });
  }
});
