import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RunOptions } from '../../cli/api/index.ts';
import { faults, variants } from '../../mock/index.ts';
import type { Report } from '../../verdicts/index.ts';
import { line } from '../faults/matrix.ts';
import { type Outcome, outcomeOf, type Server } from '../faults/outcome.ts';
import { type Crew, runCatalogue } from '../faults/run-catalogue.ts';
import { environmentWith, type Installed } from './install.ts';

interface Order {
  readonly number: number;
  readonly server: Server;
  readonly options: Pick<RunOptions, 'seed' | 'runId' | 'strict' | 'profile' | 'maxWrites'>;
}

interface Delivery {
  readonly number: number;
  readonly report?: Report;
  /** Why there is none. */
  readonly broke?: string;
}

/** Which servers of the catalogue are judged. */
export interface Selection {
  /** Parts of names; none for all. */
  readonly words: readonly string[];
  /** How many of them, evenly spread over the catalogue; all unless given. */
  readonly sample: number | undefined;
}

/** What a run plans with against a tenant: a service of this machine would be sent all there is. */
const asOfTenant = { maxWrites: 300 } as const;

const spread = <T>(all: readonly T[], count: number | undefined): readonly T[] =>
  count === undefined || count >= all.length
    ? all
    : Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);

const servers = ({ words, sample }: Selection): readonly Server[] => {
  const all: readonly Server[] = [
    ...faults.map(({ name, does, violates, rare = false }): Server => ({ kind: 'fault', name, does, violates, rare })),
    ...variants.map(({ name, does }): Server => ({ kind: 'variant', name, does, violates: [] })),
  ];
  return spread(
    all.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word))),
    sample,
  );
};

const read = ({ report, broke = 'no report' }: Delivery, { server }: Order): Outcome =>
  report === undefined
    ? { ...server, found: [], requests: 0, writes: 0, leftover: 0, broke }
    : outcomeOf(server, report);

/** Judges servers with the installed package, the package's own mock among them, on the Node it was installed for. */
export const judgeCatalogue = async (
  { folder, node }: Installed,
  selection: Selection,
  tell: (text: string) => void,
): Promise<readonly Outcome[]> => {
  const worker = join(folder, 'worker.mjs');
  await cp(fileURLToPath(new URL('worker.js', import.meta.url)), worker);
  const crew: Crew<Order, Delivery> = {
    worker: pathToFileURL(worker),
    options: { cwd: folder, env: environmentWith(node), execPath: node, execArgv: [] },
    read,
  };
  const orders = servers(selection).map((server, number): Order => {
    const options = { seed: 7, runId: 'run7', ...(server.kind === 'variant' ? { strict: true } : {}) };
    return { number, server, options: { ...options, ...(server.rare === true ? { profile: 'deep' } : asOfTenant) } };
  });
  return runCatalogue(orders, crew, (done, outcome) =>
    tell(`${`${done}`.padStart(4)}/${orders.length} ${line(outcome)}`),
  );
};
