import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './figure.ts';
import { figures } from './figures/index.ts';
import { curveSvg, pointsIn } from './plot.ts';
import { installSuite } from './suite.ts';
import { pageOf, type Results, tableOf } from './table.ts';

/**
 * Measures what a run costs: all figures, or those named.
 *
 *   --rounds N         rounds of each figure, of which the median is told (default: 3)
 *   --write            writes bench/results.json and docs/bench.md; what was not measured now stays as it is
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});

const usage = (problem: string): never => {
  console.error(`${problem} The figures are ${Object.keys(figures).join(', ')}.`);
  process.exit(2);
};

const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) usage(`--rounds: '${values.rounds}' is no number of rounds.`);
const stranger = positionals.find((name) => figures[name] === undefined);
if (stranger !== undefined) usage(`'${stranger}' is no figure.`);

const measured: Measured[] = [];
const installed = await mkdtemp(join(tmpdir(), 'bench-'));
const suite = await installSuite(installed);
for (const [name, { title, measure }] of Object.entries(figures)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  console.log(`\n${title}`);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const progress = (line: string): void => console.log(`  ${line}`);
    const figure = await measure({ rounds, folder, suite, progress });
    measured.push({ name, title, rounds, ...figure });
    console.log(['', ...tableOf(figure)].join('\n'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await rm(installed, { recursive: true, force: true });

const results = new URL('results.json', import.meta.url);

if (values.write) {
  const earlier = JSON.parse(await readFile(results, 'utf8')) as Results;
  const known = [...measured, ...earlier.figures];
  const memory = Math.round(totalmem() / 2 ** 30);
  const all: Results = {
    machine: `Node ${process.versions.node}, ${availableParallelism()} processors (${cpus()[0]?.model.trim()}), ${memory} GB, ${process.platform}.`,
    figures: Object.keys(figures).flatMap((name) => known.find((figure) => figure.name === name) ?? []),
  };
  const docs = new URL('../docs/', import.meta.url);
  await writeFile(results, `${JSON.stringify(all, undefined, 2)}\n`);
  await writeFile(new URL('bench.md', docs), pageOf(all));
  const points = pointsIn(all.figures);
  if (points.length > 0) await writeFile(new URL('bench-curve.svg', docs), curveSvg(points));
}
