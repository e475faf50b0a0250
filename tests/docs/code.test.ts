import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { describeViolations } from '../../schemas/index.ts';
import { neutral, root, withFolder } from '../cli/run-command.ts';
import { yamlIn } from '../pipelines/files.ts';
import { type Block, blocksOf, documents } from './documents.ts';
import { jsonFiles, programs } from './fragments.ts';
import { type } from './typing.ts';

const blocks = documents.flatMap(blocksOf);
const written = (language: string): readonly Block[] => blocks.filter((block) => block.language === language);
const placeOf = ({ document, line }: Block): string => `${document}:${line}`;

/** Names of documents, each as often as it has such a block, in an order of their own. */
const owners = (some: readonly Block[]): readonly string[] => some.map(({ document }) => document).toSorted();

interface Step {
  readonly uses?: string;
  readonly with?: object;
  readonly template?: string;
  readonly parameters?: object;
}

/** What a step of a document gives to files of this project, by the file. */
const givenIn = (steps: readonly Step[]): readonly (readonly [file: string, names: readonly string[]])[] =>
  steps.flatMap((step) => [
    ...(step.uses === './' ? [['action.yml', Object.keys(step.with ?? {})] as const] : []),
    ...(step.template === undefined ? [] : [[step.template, Object.keys(step.parameters ?? {})] as const]),
  ]);

const takenBy = (file: string): readonly string[] => {
  const { inputs, parameters } = yamlIn(file) as {
    readonly inputs?: object;
    readonly parameters?: readonly { readonly name: string }[];
  };
  return inputs === undefined ? (parameters ?? []).map(({ name }) => name) : Object.keys(inputs);
};

describe('the code in the documents', () => {
  it('is of a kind that is looked at', () => {
    const kinds = [...new Set(blocks.map(({ language }) => language))];
    // What has no language is what something prints.
    assert.deepEqual(kinds.toSorted(), ['', 'json', 'sh', 'ts', 'yaml']);
  });

  it('has every program and every file known by its document', () => {
    const known = (some: Readonly<Record<string, readonly object[]>>): readonly string[] =>
      Object.entries(some)
        .flatMap(([document, fragments]) => fragments.map(() => document))
        .toSorted();
    assert.deepEqual(owners(written('ts')), known(programs));
    assert.deepEqual(owners(written('json')), known(jsonFiles));
  });

  for (const [document, fragments] of Object.entries(jsonFiles)) {
    const own = written('json').filter((block) => block.document === document);
    for (const [i, { whole, schema }] of fragments.entries()) {
      it(`${document} has JSON${schema === undefined ? '' : ` as ${schema} describes it`} (${i + 1})`, () => {
        const value: unknown = JSON.parse(whole(own[i]?.text ?? ''));
        if (schema === undefined) return;
        const described = JSON.parse(readFileSync(join(root, schema), 'utf8')) as object;
        assert.equal(describeViolations(described, value), undefined);
      });
    }
  }

  for (const block of written('yaml')) {
    it(`${placeOf(block)} gives nothing that is not taken`, () => {
      const document = parseDocument(block.text, { strict: true, uniqueKeys: true });
      assert.deepEqual([...document.errors, ...document.warnings], []);
      const read = document.toJS() as readonly Step[] | { readonly steps?: readonly Step[] };
      const steps = 'steps' in read ? (read.steps ?? []) : Array.isArray(read) ? read : [];
      for (const [file, names] of givenIn(steps)) {
        const strangers = names.filter((name) => !takenBy(file).includes(name));
        assert.deepEqual(strangers, [], file);
      }
    });
  }

  it('has the right types, and does what it says', function () {
    this.timeout(600_000);
    return withFolder(async (folder) => {
      const where = { folder, env: neutral() };
      const config = {
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          noUnusedLocals: false,
          rewriteRelativeImportExtensions: false,
          paths: { 'graph-conformance': [join(root, 'cli', 'api', 'index.ts')] },
        },
        include: ['*.ts'],
      };
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
      const files = Object.entries(programs).flatMap(([document, fragments]) => {
        const own = written('ts').filter((block) => block.document === document);
        return fragments.map((fragment, i) => ({ ...fragment, name: `${document}-${i}.ts`, text: own[i]?.text ?? '' }));
      });
      for (const { name, before, text, after } of files)
        await writeFile(join(folder, name), [before, text, after].join('\n'));
      const { output } = await type('node_modules/.bin/tsc -p .', where);
      assert.equal(output, '');
      for (const { name, prints } of files) {
        if (prints === undefined) continue;
        const ended = await type(`node_modules/.bin/tsx ${name}`, where);
        assert.deepEqual(ended, { code: 0, output: prints }, name);
      }
    });
  });
});
