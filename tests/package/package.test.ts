import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../cli/run-command.ts';
import { localLinks } from '../docs/documents.ts';
import { examinations } from './examine.ts';
import { emptyFolder, type Installed, install, type Packed, pack } from './install.ts';

const execute = promisify(execFile);

const cleanUp: (() => Promise<void>)[] = [];
let packed: Packed;
let installed: Installed;
let shipped: string;
let names: readonly string[];

/** What a map says of the file it belongs to. */
interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent: readonly string[];
}

const text = (name: string): Promise<string> => readFile(join(shipped, name), 'utf8');

describe('the package', function () {
  this.timeout(600_000);

  before(async () => {
    const [home, empty] = await Promise.all([emptyFolder(), emptyFolder()]);
    cleanUp.push(home.remove, empty.remove);
    packed = await pack(home.folder);
    installed = await install(packed.tarball, empty.folder);
    shipped = join(installed.folder, 'node_modules', 'graph-conformance');
    const entries = await readdir(shipped, { recursive: true, withFileTypes: true });
    names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(shipped.length + 1));
  });

  after(() => Promise.all(cleanUp.map((remove) => remove())));

  it('holds what is compiled, what that reads and what its pages link to, and nothing of the house', async () => {
    const first = [...new Set(names.map((name) => name.replace(/\/.*/, '')))].filter((name) => !name.endsWith('.md'));
    const read = ['docs', 'examples', 'targets', 'action.yml', 'LICENSE'];
    assert.deepEqual(first.toSorted(), ['cli', 'dist', 'package.json', ...read].toSorted());
    assert.deepEqual(await readdir(join(shipped, 'cli')), ['graph-conformance.js']);
    assert.deepEqual(
      names.filter((name) => /^(?:docs|targets)\//.test(name) && !/\.(?:md|png|svg|json)$/.test(name)),
      [],
    );
    const kinds = new Set(names.filter((name) => name.startsWith('dist/')).map((name) => name.replace(/^.*?\./, '')));
    assert.deepEqual(
      [...kinds].filter((kind) => !/^(?:spec\.)?(?:js|js\.map|d\.ts)$|^(?:\w+\.)?json$|^css$/.test(kind)),
      [],
    );
    const folders = new Set(names.flatMap((name) => /^dist\/(\w+)\//.exec(name)?.[1] ?? []));
    for (const folder of ['tests', 'packaging', 'docs', 'node_modules']) assert.ok(!folders.has(folder), folder);
  });

  it('has pages whose links lead to what it holds', async () => {
    const pages = names.filter((name) => name.endsWith('.md') && !name.startsWith('dist/'));
    assert.ok(pages.includes('README.md') && pages.includes(join('docs', 'reference', 'options.md')));
    for (const page of pages) {
      const dead = localLinks(await text(page))
        .map((link) => normalize(join(dirname(page), link.replace(/#.*/, ''))))
        .filter((file) => !names.some((name) => name === file || name.startsWith(join(file, '/'))));
      assert.deepEqual(dead, [], page);
    }
  });

  it('has a map with its source for every compiled file', async () => {
    const compiled = names.filter((name) => name.startsWith('dist/') && name.endsWith('.js'));
    const unmapped = compiled.filter((name) => !names.includes(`${name}.map`));
    // A script that stands in the overview page is no compiled file.
    assert.deepEqual(unmapped, ['dist/reporters/html/filter.js']);
    for (const name of compiled.filter((one) => !unmapped.includes(one))) {
      const { sources, sourcesContent } = JSON.parse(await text(`${name}.map`)) as SourceMap;
      const [source = ''] = sources;
      const written = normalize(join('/', dirname(name), source)).slice(1);
      assert.equal(sourcesContent[0], await readFile(join(root, written), 'utf8'), name);
    }
  });

  it('imports nothing that its package.json does not bring', async () => {
    const { dependencies } = JSON.parse(await text('package.json')) as {
      dependencies: Readonly<Record<string, string>>;
    };
    const strangers = new Set<string>();
    for (const name of names.filter((one) => one.startsWith('dist/') && one.endsWith('.js'))) {
      for (const [, wanted = ''] of (await text(name)).matchAll(/^(?:import|export) (?:[^'"]* from )?'([^']+)';$/gm)) {
        const known =
          wanted.startsWith('node:') ||
          Object.keys(dependencies).some((one) => wanted === one || wanted.startsWith(`${one}/`));
        if (wanted.startsWith('.') ? !names.includes(normalize(join(dirname(name), wanted))) : !known)
          strangers.add(wanted);
      }
    }
    assert.deepEqual([...strangers], []);
    assert.equal(dependencies.tsx, undefined);
  });

  for (const { title, run } of examinations) it(title, () => run(installed));

  it('leaves a checkout to its sources, where it was built before', async () => {
    assert.ok((await readdir(packed.checkout)).includes('dist'));
    const args = ['cli/graph-conformance.js', 'run', '--only', 'ROUTE-01', '--seed', '7'];
    const { code, stdout } = await installed.start('node', args, packed.checkout);
    assert.equal(code, 0);
    assert.match(stdout, /^Repeat {2}npm run conformance -- --only ROUTE-01 --seed 7$/m);
  });

  it('has types that need no others, those of Node among them', async () => {
    await cp(fileURLToPath(new URL('typed-program.txt', import.meta.url)), join(installed.folder, 'typed-program.mts'));
    const options = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2023',
      lib: ['es2023', 'dom'],
      types: [],
      exactOptionalPropertyTypes: true,
    };
    await writeFile(
      join(installed.folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['typed-program.mts'] }),
    );
    const compiler = join(root, 'node_modules', '.bin', 'tsc');
    const said = await execute(compiler, ['-p', installed.folder]).catch(({ stdout }: { readonly stdout: string }) => ({
      stdout,
    }));
    assert.equal(said.stdout, '');
  });
});
