import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { root } from '../cli/run-command.ts';
import { textOf, yamlIn } from '../pipelines/files.ts';

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: { readonly label?: string; readonly description?: string; readonly value?: string };
}

const folder = '.github/ISSUE_TEMPLATE';
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validator = (name: string) => ajv.compile(JSON.parse(textOf(`tests/pipelines/schemas/${name}.json`)) as object);
const [isForm, isConfig] = [validator('github-issue-form'), validator('github-issue-config')];

const config = 'config.yml';
const forms = readdirSync(join(root, folder)).filter((name) => name !== config);
const fieldsOf = (form: string): readonly Field[] =>
  (yamlIn(`${folder}/${form}`) as { readonly body: readonly Field[] }).body;
const idsOf = (form: string): readonly string[] => fieldsOf(form).flatMap(({ id }) => id ?? []);

/** What is of no use without what the report says, and what each asks for. */
const rests: Readonly<Record<string, readonly string[]>> = {
  'false-alarm.yml': ['repeat', 'finding', 'versions', 'clean'],
  'missed-fault.yml': ['repeat', 'report', 'versions', 'clean'],
  'crash.yml': ['command', 'output', 'error', 'versions', 'clean'],
};

describe('the forms for issues', () => {
  it('are what GitHub reads', () => {
    assert.ok(isConfig(yamlIn(`${folder}/${config}`)), JSON.stringify(isConfig.errors));
    for (const form of forms)
      assert.ok(isForm(yamlIn(`${folder}/${form}`)), `${form}: ${JSON.stringify(isForm.errors?.slice(0, 5))}`);
  });

  it('would not be, with a field of a kind that there is not', () => {
    assert.ok(!isForm({ name: 'a', description: 'b', body: [{ type: 'txtarea', attributes: { label: 'c' } }] }));
    assert.ok(!isForm({ name: 'a', description: 'b', body: [{ type: 'input', attributes: {} }] }));
  });

  for (const form of forms) {
    it(`${form} asks each thing once, and warns of secrets`, () => {
      const labels = fieldsOf(form).flatMap(({ attributes }) => attributes.label ?? []);
      for (const all of [idsOf(form), labels]) assert.equal(new Set(all).size, all.length);
      assert.match(textOf(`${folder}/${form}`), /No secrets and no data of a tenant/);
    });

    it(`${form} names files that are there`, () => {
      for (const [path] of textOf(`${folder}/${form}`).matchAll(/\b[\w./-]+\.md\b/g))
        assert.ok(existsSync(join(root, path)), path);
    });
  }

  for (const [form, ids] of Object.entries(rests)) {
    it(`${form} asks for what the report has`, () => {
      for (const id of ids) assert.ok(idsOf(form).includes(id), id);
    });
  }
});
