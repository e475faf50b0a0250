import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faults, variants } from '../../mock/index.ts';
import { lessonOf } from './lesson.ts';
import { differing, line, page } from './matrix.ts';
import { caughtBy, joined, type Server } from './outcome.ts';
import { runCatalogue, sources } from './run-catalogue.ts';
import { isAlarm, isFault, scoreOf, sentenceOf, surprises } from './score.ts';
import type { Order } from './worker.ts';

/**
 * Runs the suite against every server of the catalogue, or those whose names contain one of the words given. What shows
 * in rare classes of values only is judged with the profile deep.
 *
 *   --write     write docs/catalogue.md
 *   --json FILE write what became of each server
 *   --check     fail if docs/catalogue.md says something else than this run
 *   --seeds N   run each legal variant with N seeds
 *   --alone     run only the requirement that a fault is expected to be found by; no variants
 *   --learn     run what was not caught with everything there is to try, and note in runner/lessons.json what showed it
 *   --profile, --max-writes   as of a run
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '7' },
    seeds: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    learn: { type: 'boolean', default: false },
    profile: { type: 'string', default: 'standard' },
    'max-writes': { type: 'string' },
  },
});

const wanted = ({ name }: Server): boolean =>
  positionals.length === 0 || positionals.some((part) => name.includes(part));
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => `${Number(values.seed) + i}`);
const limit = values['max-writes'] === undefined ? [] : ['--max-writes', values['max-writes']];
const args = (seed: string, profile: string, ...more: readonly string[]) => [
  ...['--seed', seed, '--run-id', `run${seed}`, '--profile', profile, ...limit],
  ...more,
];

const faultOrders = faults
  .map(({ name, does, violates, rare = false }): Server => ({ kind: 'fault', name, does, violates, rare }))
  .filter(wanted)
  .map((server) => ({
    server,
    args: args(
      values.seed,
      server.rare === true ? 'deep' : values.profile,
      ...(values.alone ? ['--only', server.violates[0] ?? ''] : []),
    ),
  }));
const variantOrders = (values.alone ? [] : variants)
  .map(({ name, does }): Server => ({ kind: 'variant', name, does, violates: [] }))
  .filter(wanted)
  .flatMap((server) => seeds.map((seed) => ({ server, args: args(seed, values.profile, '--strict') })));

const orders = [...faultOrders, ...variantOrders].map((order, number): Order => ({ ...order, number }));
const runs = await runCatalogue(orders, sources, (done, outcome) => {
  console.log(`${`${done}`.padStart(4)}/${orders.length} ${line(outcome)}`);
});

const names = new Set(runs.map(({ name }) => name));
const outcomes = [...names].flatMap((name) => {
  const [first, ...others] = runs.filter((run) => run.name === name);
  return first === undefined ? [] : [joined([first, ...others])];
});

const unexpected = surprises(outcomes);
if (unexpected.length > 0) console.log(`\nSurprises\n${unexpected.map((text) => `  ${text}`).join('\n')}`);
const score = scoreOf(outcomes);
console.log(`\n${sentenceOf(score)}.`);
if (seeds.length > 1)
  console.log(`${runs.filter(isAlarm).length} false alarms in ${variantOrders.length} runs of variants.`);

if (values.learn) {
  const missed = outcomes.filter((outcome) => isFault(outcome) && caughtBy(outcome) === undefined);
  const again = missed.map(
    ({ kind, name, does, violates }, number): Order => ({
      number,
      server: { kind, name, does, violates },
      args: ['--seed', values.seed, '--run-id', `run${values.seed}`, '--profile', 'deep', '--max-writes', '10000'],
    }),
  );
  const shown = await runCatalogue(again, sources, (done, outcome) =>
    console.log(`${done}/${again.length} ${line(outcome)}`),
  );
  const lessons = new URL('../../runner/lessons.json', import.meta.url);
  const learnt = JSON.parse(await readFile(lessons, 'utf8')) as Record<string, string>;
  for (const outcome of shown) {
    const lesson = lessonOf(outcome);
    if (lesson === undefined) console.log(`${outcome.name}: nothing to be learnt`);
    else learnt[lesson] = outcome.name;
  }
  const sorted = Object.entries(learnt).toSorted(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(lessons, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}

const file = new URL('../../docs/catalogue.md', import.meta.url);
const text = page(outcomes);
if (values.write) await writeFile(file, text);
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(outcomes));
const wasRun = (name: string): boolean => positionals.length === 0 || names.has(name.replaceAll('`', ''));
const stale = values.check ? differing(await readFile(file, 'utf8'), text).filter(wasRun) : [];
if (stale.length > 0)
  console.log(`docs/catalogue.md says something else about ${stale.join(', ')}: npm run faults -- --write`);
process.exitCode = score.caught === score.faults && score.alarms === 0 && stale.length === 0 ? 0 : 1;
