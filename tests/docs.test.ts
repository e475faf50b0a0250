import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../cli/commands.ts';
import { faults, variants } from '../mock/index.ts';
import { documents, localLinks, proseOf, spansOf } from './docs/documents.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const entries = readdirSync(root, { withFileTypes: true });
/** What npm and a build put there; a test builds while this one reads. */
const made: ReadonlySet<string> = new Set(['node_modules', 'dist']);
const folders = entries.filter((entry) => entry.isDirectory() && !made.has(entry.name)).map(({ name }) => name);

/** Long, and written by the suite itself. */
const generated: ReadonlySet<string> = new Set([join('docs', 'catalogue.md')]);

/** What a reader makes, or a run does. */
const ofTheReader = /^targets\/staging\.json$|^reports\/(?!README\.md$)./;

/** The anchors of a document, as GitHub makes them of headings. */
const anchors = (path: string): readonly string[] =>
  [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const links = (path: string): readonly string[] => localLinks(read(path));

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => basename(name)),
);

/** Whether a code span is the path of a file or a folder of the project. */
const isPath = (span: string): boolean =>
  /^[\w.-]+\/[\w./-]*$/.test(span) && folders.includes(span.split('/')[0] ?? '');

const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

const assertNone = (strays: readonly string[]): void => assert.deepEqual(strays, []);

describe('the documents', () => {
  it('are all found', () => {
    assert.ok(documents.includes('README.md') && documents.includes(join('docs', 'tenant.md')));
    assert.ok(documents.flatMap(links).length > 10 && documents.flatMap(spansOf).filter(isPath).length > 20);
  });

  it('tell how many servers the catalogue has', () => {
    const text = proseOf('README.md').replaceAll(/\s+/g, ' ');
    assert.match(text, new RegExp(`one of ${faults.length} faults, or one of ${variants.length} legal differences`));
  });

  it('of docs/ are all in its index', () => {
    const index = join('docs', 'README.md');
    const listed = links(index).map((link) => normalize(join('docs', link)));
    assertNone(documents.filter((path) => path.startsWith('docs') && path !== index && !listed.includes(path)));
  });

  for (const path of documents.filter((one) => !generated.has(one))) {
    describe(path, () => {
      it('links to what is there', () => {
        const strays = links(path).filter((link) => {
          const [target = '', anchor] = link.split('#');
          const file = target === '' ? path : normalize(join(dirname(path), target));
          return !existsSync(join(root, file)) || (anchor !== undefined && !anchors(file).includes(anchor));
        });
        assertNone(strays);
      });

      it('names files and folders that are there', () => {
        const missing = spansOf(path)
          .filter((span) => isPath(span) && !ofTheReader.test(span))
          .filter((span) => !existsSync(join(root, span)));
        const unknown = spansOf(path).filter((span) => /^[\w-]+(?:\.\w+)*\.ts$/.test(span) && !sources.includes(span));
        assertNone([...missing, ...unknown]);
      });

      it('names scripts and commands that exist', () => {
        const text = read(path);
        const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
        const own = [...text.matchAll(/graph-conformance(?:\.js)? ([a-z]+) --/g)].map(([, name = '']) => name);
        assertNone([
          ...run.filter((name) => scripts[name] === undefined),
          ...own.filter((name) => commands[name] === undefined),
        ]);
      });
    });
  }
});
