import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createSecrets } from '../../target/index.ts';
import { disguises, packings } from '../target/redaction/encodings.ts';
import { listen } from '../target/server.ts';
import { canaries, confidential, parrot, spelledPieces } from './canaries.ts';
import { leaksIn } from './leaks.ts';
import { command, filesIn, withFolder } from './run-command.ts';

const secrets = Object.values(canaries);
const planted = [...secrets, ...confidential];

/** A journal leads back to what the run has left: it keeps addresses as they are, but no secret. */
const plantedIn = (name: string): readonly string[] => (name.endsWith('.jsonl') ? secrets : planted);

interface Scene {
  /** The status of an answer to a method; undefined makes the service go down for good. */
  readonly statusOf: (method: string, number: number) => number | undefined;
  readonly args: readonly string[];
  /** Told by what is left behind if the run went as the scene says. */
  readonly proof: RegExp;
}

const scenes: Readonly<Record<string, Scene>> = {
  'a run with findings': {
    statusOf: (method) => (method === 'GET' ? 200 : 400),
    args: ['--only', 'CREATE-01', '--only', 'AUTH'],
    proof: /\$AZURE_CLIENT_SECRET/,
  },
  'a run whose target goes down on the way': {
    statusOf: (method, number) => (number > 6 ? undefined : method === 'GET' ? 200 : 400),
    args: ['--only', 'CREATE-01'],
    proof: /does not answer any more/,
  },
  'a run whose token is refused': { statusOf: () => 401, args: [], proof: /GRAPH_TOKEN is refused/ },
};

/** An address that says more than it should is the user's own choice, and yet in no report. */
const options = ['run', '--profile', 'smoke', '--seed', '1', '--device-configuration-id', confidential[1]];

/** Everything a run leaves behind: its files by name, and what it said. */
type Left = Readonly<Record<string, string>>;

const leftBehind = async ({ statusOf, args }: Scene): Promise<Left> => {
  const server = await listen((received, response, number) => {
    const status = statusOf(received.method, number);
    if (status === undefined) return void server.close();
    return parrot(planted, status)(received, response, number);
  });
  let left: Left | undefined;
  await withFolder(async (folder) => {
    const reports = join(folder, 'reports');
    const journal = join(folder, 'journal');
    const { stdout, stderr } = await command(
      [...options, '--target', `${server.url}/beta`, '--report-dir', reports, '--journal-dir', journal, ...args],
      { ...canaries, GRAPH_AUTH: 'token', GRAPH_REDACT_ALSO: confidential.join() },
    );
    const files = await Promise.all([reports, journal].filter(existsSync).map(filesIn));
    left = Object.assign({ stdout, stderr }, ...files);
  });
  await server.close();
  return left ?? assert.fail();
};

describe('what nobody may see', function () {
  this.timeout(600_000);

  it('would be found in every spelling', () => {
    for (const value of planted) {
      for (const [how, encode] of Object.entries({ ...disguises, ...packings })) {
        assert.notDeepEqual(leaksIn(`{"a":"(${encode(value)})"}`, [value]), [], `${value} ${how}`);
      }
    }
    assert.deepEqual(leaksIn('{"a":"$GRAPH_TOKEN"}', planted), []);
  });

  it('is hidden piece by piece: which of them an answer repeats depends on its number', () => {
    const { add, redact } = createSecrets();
    for (const [name, value] of [...Object.entries(canaries), ...confidential.entries()]) add(`${name}`, value);
    for (const piece of spelledPieces(planted)) assert.deepEqual(leaksIn(redact(`(${piece})`), planted), [], piece);
  });

  describe('is nowhere', () => {
    /** The scenes run side by side: one of them waits for its target to come back. */
    let underWay: Readonly<Record<string, Promise<Left>>> = {};

    before(() => {
      underWay = Object.fromEntries(Object.entries(scenes).map(([what, scene]) => [what, leftBehind(scene)]));
    });

    for (const [what, { proof }] of Object.entries(scenes)) {
      it(`after ${what}`, async () => {
        const left = await underWay[what];
        assert.ok(left !== undefined);
        assert.match(Object.values(left).join(), proof);
        for (const [name, text] of Object.entries(left)) {
          assert.deepEqual(leaksIn(text, plantedIn(name)).slice(0, 5), [], name);
        }
      });
    }
  });
});
