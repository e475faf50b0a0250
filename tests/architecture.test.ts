import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which folders a folder may import, beside itself. Specs are loaded by path: only tests import from them. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  packaging: [],
  schemas: [],
  mock: [],
  generators: ['schemas'],
  target: ['schemas'],
  verdicts: ['schemas', 'target'],
  reporters: ['schemas', 'verdicts'],
  runner: ['schemas', 'generators', 'target', 'verdicts', 'reporters'],
  specs: ['schemas', 'generators', 'target', 'verdicts', 'runner'],
  cli: ['schemas', 'generators', 'target', 'verdicts', 'reporters', 'runner', 'mock'],
  reference: ['schemas', 'target', 'cli'],
  bench: ['schemas', 'target', 'verdicts', 'runner', 'mock', 'tests'],
  tests: [
    'bench',
    'packaging',
    'reference',
    'schemas',
    'generators',
    'target',
    'verdicts',
    'reporters',
    'runner',
    'specs',
    'mock',
    'cli',
  ],
};

const folders = Object.keys(mayImport);
const imported = /(?:^|\s)(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|(?:^|\s)import\s*\(?\s*'([^']+)'/g;

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => join(folder, name)),
);

const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const folderOf = (file: string): string => file.split('/')[0] ?? '';

/** The files of the project that a file imports, statically or not; of those for their types only, if wanted. */
const importsOf = (file: string, typesToo = true): readonly string[] =>
  [...text(file).matchAll(imported)]
    .filter(([statement]) => typesToo || !/^\s*(?:import|export) type\b/.test(statement))
    .map(([, fixed, dynamic]) => fixed ?? dynamic ?? '')
    .filter((path) => path.startsWith('.'))
    .map((path) => normalize(join(dirname(file), path)));

const graph = new Map(files.map((file) => [file, importsOf(file, false)]));

/** A way from a file back to itself. */
const circleFrom = (file: string, way: readonly string[], done: Set<string>): readonly string[] | undefined => {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of graph.get(file) ?? []) {
    const circle = circleFrom(next, [...way, file], done);
    if (circle !== undefined) return circle;
  }
  done.add(file);
  return undefined;
};

describe('the architecture', () => {
  it('is read from every folder, and every import leads to a file', () => {
    assert.deepEqual([...new Set(files.map(folderOf))].toSorted(), folders.toSorted());
    for (const file of files) {
      for (const target of importsOf(file)) assert.ok(graph.has(target), `${file} imports ${target}`);
    }
  });

  for (const folder of folders) {
    it(`lets ${folder} import ${mayImport[folder]?.join(', ') || 'nothing else'}`, () => {
      const allowed = [folder, ...(mayImport[folder] ?? [])];
      const strangers = files
        .filter((file) => folderOf(file) === folder)
        .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
        .filter(({ target }) => !allowed.includes(folderOf(target)))
        .map(({ file, target }) => `${file} imports ${target}`);
      assert.deepEqual(strangers, []);
    });
  }

  it('has no circles when it runs', () => {
    const done = new Set<string>();
    for (const file of files) assert.equal(circleFrom(file, [], done)?.join(' → '), undefined);
  });

  it('reads the environment in one place', () => {
    const readers = files.filter(
      (file) => folderOf(file) !== 'tests' && /process\s*\.\s*env\b|\benv\b[^;]*from 'node:process'/.test(text(file)),
    );
    assert.deepEqual(readers, ['target/settings.ts']);
  });

  it('tells of each file of the runner what it is for, once', () => {
    const [, section = ''] = text('ARCHITECTURE.md').split('### The files of `runner/`\n');
    const [table = ''] = section.split('\n#');
    const named = [...table.matchAll(/`([\w/-]+\.(?:ts|json))`/g)].map(([, name = '']) => name);
    const there = readdirSync(join(root, 'runner'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(root, 'runner'), join(entry.parentPath, entry.name)));
    assert.deepEqual(named.toSorted(), there.toSorted());
  });

  it('keeps all specs in one folder', () => {
    const specs = files.filter((file) => /\.spec\.ts$/.test(file));
    assert.ok(specs.length > 0 && specs.every((file) => folderOf(file) === 'specs'));
  });
});
