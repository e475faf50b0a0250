import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { others, pipelines, textOf, type Yaml, yamlIn } from './files.ts';

// Their patterns have escapes that only the older kind of regular expression knows.
// To Azure every scalar is a text, that of a switch among them.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
const lenient = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, coerceTypes: true });
for (const one of [ajv, lenient]) addFormats.default(one);

const validators = new Map(
  [...new Set(Object.values(pipelines))].map((name) => [
    name,
    (name === 'azure-pipelines' ? lenient : ajv).compile(
      JSON.parse(textOf(`tests/pipelines/schemas/${name}.json`)) as object,
    ),
  ]),
);

const isValid = (path: keyof typeof pipelines, document: Yaml): boolean =>
  validators.get(pipelines[path])?.(document) === true;

/** The document with the value at a path of keys changed. */
const changed = (value: unknown, [key, ...keys]: readonly (string | number)[], now: unknown): unknown => {
  if (key === undefined) return now;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = changed(copy[key], keys, now);
  return copy;
};

/** A mistake for each schema that it has to notice. */
const mistakes: readonly (readonly [keyof typeof pipelines, readonly (string | number)[], unknown])[] = [
  ['action.yml', ['runs', 'using'], 'composit'],
  ['action.yml', ['runs', 'steps', 1, 'shell'], undefined],
  ['examples/github/nightly.yml', ['permissions', 'id-token'], 'maybe'],
  ['examples/github/shards.yml', ['jobs', 'shard', 'run-on'], 'ubuntu-latest'],
  ['examples/azure-pipelines/conformance.yml', ['steps', 3, 'inputs', 'testResultsFormat'], 'XUNIT9'],
  ['examples/azure-pipelines/conformance.yml', ['steps', 2, 'inputs', 'script'], 'true'],
  ['examples/azure-pipelines/nightly.yml', ['schedules', 0, 'always'], 'at night'],
  ['examples/gitlab/.gitlab-ci.yml', ['conformance', 'id_tokens', 'ENTRA_ASSERTION'], {}],
  ['examples/gitlab/.gitlab-ci.yml', ['merge', 'when'], 'at_night'],
  ['examples/kubernetes/job.yaml', ['spec', 'completions'], 'four'],
  ['examples/kubernetes/job.yaml', ['spec', 'template', 'spec', 'containers', 0, 'comand'], []],
];

describe('the pipelines', () => {
  it('are all that there is in examples/', () => {
    const found = readdirSync(new URL('../../examples', import.meta.url), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `examples${entry.parentPath.split('/examples')[1] ?? ''}/${entry.name}`);
    assert.deepEqual(['action.yml', ...found].toSorted(), [...Object.keys(pipelines), ...others].toSorted());
  });

  for (const path of Object.keys(pipelines) as (keyof typeof pipelines)[]) {
    it(`${path} is what the published schema of ${pipelines[path]} describes`, () => {
      const validate = validators.get(pipelines[path]);
      assert.ok(isValid(path, yamlIn(path)), JSON.stringify(validate?.errors?.slice(0, 5), undefined, 2));
    });
  }

  for (const [path, keys, value] of mistakes) {
    it(`${path} would not be, with ${JSON.stringify(value)} at /${keys.join('/')}`, () => {
      assert.ok(!isValid(path, changed(yamlIn(path), keys, value) as Yaml));
    });
  }
});
