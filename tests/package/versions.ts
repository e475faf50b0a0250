import { parseArgs } from 'node:util';
import { scoreOf, sentenceOf, surprises } from '../faults/score.ts';
import { judgeCatalogue, type Selection } from './catalogue.ts';
import { examinations } from './examine.ts';
import { emptyFolder, type Installed, install, nodeOf, pack } from './install.ts';

/**
 * Installs the tarball in an empty folder for each version of Node and looks whether everything works there. What is
 * named judges only those servers of the catalogue.
 *
 *   --node V,V    the versions, 20,22,24 unless given
 *   --faults      judge the servers of the catalogue as well, with nothing but the installed package
 *   --sample N    judge only N of them, evenly spread
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string', default: '20,22,24' },
    faults: { type: 'boolean', default: false },
    sample: { type: 'string' },
  },
});

const selection: Selection = {
  words: positionals,
  sample: values.sample === undefined ? undefined : Number(values.sample),
};

/** @returns whether everything works */
const examine = async (installed: Installed): Promise<boolean> => {
  let works = true;
  for (const { title, run } of examinations) {
    try {
      await run(installed);
      console.log(`  ✓ ${title}`);
    } catch (error) {
      works = false;
      console.log(`  ✗ ${title}\n${String(error)}`);
    }
  }
  return works;
};

/** @returns whether every fault was caught, without a false alarm */
const judge = async (installed: Installed): Promise<boolean> => {
  const outcomes = await judgeCatalogue(installed, selection, (text) => console.log(`  ${text}`));
  for (const text of surprises(outcomes)) console.log(`  ${text}`);
  const score = scoreOf(outcomes);
  console.log(`  ${sentenceOf(score)}.`);
  return outcomes.length > 0 && score.caught === score.faults && score.alarms === 0;
};

const packed = await emptyFolder();
const folders = [packed];
const folder = async (): Promise<string> => {
  const empty = await emptyFolder();
  folders.push(empty);
  return empty.folder;
};
try {
  const { tarball } = await pack(packed.folder);
  for (const version of values.node.split(',')) {
    const installed = await install(tarball, await folder(), await nodeOf(version, await folder()));
    const { stdout } = await installed.start('node', ['--version']);
    console.log(`Node ${stdout.trim()}`);
    const works = await examine(installed);
    const caught = !values.faults || (await judge(installed));
    if (!works || !caught) process.exitCode = 1;
  }
} finally {
  await Promise.all(folders.map(({ remove }) => remove()));
}
