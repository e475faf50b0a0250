import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asked } from '../../runner/asked.ts';
import { describeViolations } from '../../schemas/index.ts';
import { parentsOf, readSettings } from '../../target/index.ts';
import { reportSchema } from '../cli/run-command.ts';
import { report } from '../reporters/fixture.ts';
import { contract } from './checks.ts';

const parents = parentsOf(contract).map(({ parameter }) => parameter);
const token = 'not-to-be-told';
const read = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  readSettings(args, contract, { token, readerToken: token, parameters: {} }, env);

const byVariable = Object.fromEntries(parents.map(({ variable, name }) => [variable, `id of ${name}`]));
const byOption = Object.fromEntries(parents.map(({ option, name }) => [option, `id of ${name}`]));
const target = ['--target', 'https://graph.example/beta'];

describe('what a run was asked for', () => {
  it('is nothing where nothing was said', () => {
    assert.deepEqual(asked(read([])), {});
  });

  it('is what options and variables say, but no token', () => {
    const env = { ...byVariable, GRAPH_TOKEN: token, GRAPH_ALLOW_WRITES: 'true' };
    const said = asked(read([...target, '--only', 'ENUM', '--only', 'TEXT-01'], env));
    assert.deepEqual(said, { only: ['ENUM', 'TEXT-01'], allowWrites: true, parents: byOption });
    assert.equal(describeViolations(reportSchema, { ...report, ...said }), undefined);
    assert.ok(!JSON.stringify(said).includes(token));
    const forbidden = asked(read(target, { ...env, GRAPH_ALLOW_WRITES: 'false' }));
    assert.equal(forbidden.allowWrites, false);
  });

  it("leaves out a target file's own, and parents of the embedded mock", () => {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    try {
      const file = join(folder, 'mine.json');
      const named = Object.fromEntries(parents.map(({ name }) => [name, 'its own']));
      writeFileSync(file, JSON.stringify({ baseUrl: 'https://graph.example/beta', writes: true, parents: named }));
      assert.deepEqual(asked(read(['--target', file], { GRAPH_TOKEN: token })), {});
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.deepEqual(asked(read([], byVariable)), {});
  });
});
