import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faults, variants } from '../../mock/index.ts';
import { lines, page, scoreOf, surprises } from './matrix.ts';
import { runCatalogue } from './run-catalogue.ts';
import type { Order } from './worker.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '7' },
    write: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
  },
});

const wanted = (name: string): boolean => positionals.length === 0 || positionals.some((part) => name.includes(part));
const args = ['--seed', values.seed];

const orders: readonly Order[] = [
  ...faults.map(
    ({ name, does, violates }): Order => ({
      kind: 'fault',
      name,
      does,
      violates,
      args: values.alone ? [...args, '--only', violates[0] ?? ''] : args,
    }),
  ),
  ...(values.alone ? [] : variants).map(
    ({ name, does }): Order => ({ kind: 'variant', name, does, violates: [], args: [...args, '--strict'] }),
  ),
].filter(({ name }) => wanted(name));

const outcomes = await runCatalogue(orders, (done, outcome) => {
  for (const line of lines([outcome])) console.log(`${`${done}`.padStart(4)}/${orders.length} ${line}`);
});

const score = scoreOf(outcomes);
const unexpected = surprises(outcomes);
if (unexpected.length > 0) console.log(`\nSurprises\n${unexpected.map((line) => `  ${line}`).join('\n')}`);
console.log(
  `\n${score.caught} of ${score.faults} faults caught (${score.expected} under the expected requirement), ${score.alarms} false alarms at ${score.variants} variants, ${score.medianAddresses} findings per fault in the median`,
);
if (values.write) await writeFile(new URL('../../docs/catalogue.md', import.meta.url), `${page(outcomes)}`);
process.exitCode = score.caught === score.faults && score.alarms === 0 ? 0 : 1;
