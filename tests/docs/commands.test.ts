import assert from 'node:assert/strict';
import { type Documented, documented } from './commands.ts';
import { textOf } from './documents.ts';
import { withScratch } from './scratch.ts';
import { standIns } from './stand-ins.ts';
import { isTyped, little, tryCommand } from './try.ts';

const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const texts = documented.map(({ text }) => text);

/** What a newcomer types first and what ends by itself; `npm run check:docs` types everything. */
const first = ({ text, places }: Documented): boolean =>
  places.some((place) => place.startsWith('README.md:')) &&
  isTyped(standIns[text] ?? {}) &&
  standIns[text]?.until === undefined &&
  !/graph-conformance-\d|^npm pack/.test(text);

describe('the commands of the documents', () => {
  it('are found', () => {
    for (const text of ['npm ci && npm run conformance', 'npm cit', 'diff OLD.json NEW.json', '.ci/run'])
      assert.ok(texts.includes(text), text);
    assert.ok(documented.filter(first).length > 5);
  });

  it('have a stand-in only where they stand in a document', () => {
    assert.deepEqual(
      Object.keys(standIns).filter((text) => !texts.includes(text)),
      [],
    );
  });

  for (const [text, { ci, script, never }] of Object.entries(standIns)) {
    if (ci !== undefined)
      it(`${text} is run by .ci/run`, () => assert.ok(textOf('.ci/run').includes(`\n${ci}`), `no line is ${ci}`));
    if (script !== undefined)
      it(`${text} is run by npm run ${script}`, () =>
        assert.ok(scripts[script]?.includes(text.replace('npm run ', 'npm run -s '))));
    if (never !== undefined)
      it(`${text} is not run, because ${never}`, () => {
        const name = /^npm run (\S+)/.exec(text)?.[1];
        assert.ok(name === undefined ? textOf(text) !== '' : scripts[name] !== undefined);
      });
  }

  it('that a newcomer types first work as they stand', function () {
    this.timeout(600_000);
    return withScratch(false, async (scratch) => {
      for (const one of documented.filter(first)) await tryCommand(one, scratch, little);
    });
  });
});
