import { rmSync } from 'node:fs';
import type { Contract } from '../schemas/index.ts';
import type { Client, Settings } from '../target/index.ts';
import { discoverParents } from './fixtures.ts';
import { createJournal } from './journal.ts';
import type { JournalRecord } from './journal-file.ts';
import type { Patience } from './patience.ts';
import { lifeOf } from './process-life.ts';
import { remove } from './removal.ts';
import { statusOf } from './status-of.ts';
import { type Claims, type Find, type Findings, findIn } from './sweep-find.ts';
import {
  creatableParents,
  onceEach,
  placeBelow,
  placesNamed,
  type Reach,
  type SweepPlace,
  strangersIn,
} from './sweep-places.ts';
import { type SweepScope, whyNot } from './sweep-scope.ts';

export interface SweepOptions {
  readonly contract: Contract;
  readonly root: URL;
  readonly client: Pick<Client, 'send'>;
  readonly patience: Patience;
  /** The parents below which runs may have worked. */
  readonly parents: Pick<Settings, 'parameters' | 'fixtures'>;
  /** All journals of the target, as they are now. */
  readonly journals: () => readonly JournalRecord[];
  readonly scope: SweepScope;
  /** Finds only. */
  readonly dryRun?: boolean;
  /** Takes a line about each object. */
  readonly tell: (line: string) => void;
}

export interface Swept {
  readonly found: number;
  readonly deleted: number;
  /** Objects that should be gone and are not, and collections that could not be looked into. */
  readonly left: number;
}

/** Where runs may have left something: parents first, because what is found there tells of further collections. */
const look = async (
  { contract, parents }: SweepOptions,
  reach: Reach,
  claims: Claims,
): Promise<readonly Findings[]> => {
  const { records } = claims;
  const mayGo = records.filter(({ run }) => claims.whyNot(run.runId) === undefined);
  const creatable = creatableParents(contract);
  const parentPlaces = onceEach([
    ...creatable.flatMap((entity) => placeBelow(reach, entity, parents.parameters, false) ?? []),
    ...placesNamed(reach, creatable, mayGo),
  ]);
  const found = await Promise.all(parentPlaces.map((place) => findIn(place, claims)));
  const own: (SweepPlace | undefined)[] = [];
  for (const entity of contract.entities) {
    const ids = await discoverParents({ ...reach, wanted: parents.fixtures }, entity, parents.parameters);
    if (ids !== undefined) own.push(placeBelow(reach, entity, ids, true));
    for (const { collection, finds } of found) {
      for (const { id } of finds) {
        const parameters = { ...parents.parameters, [collection.entity.itemParameter]: id };
        if (entity.parents.some(({ parameter }) => parameter.name === collection.entity.itemParameter))
          own.push(placeBelow(reach, entity, parameters, false));
      }
    }
  }
  const places = onceEach([
    ...own.filter((place) => place !== undefined),
    ...placesNamed(reach, contract.entities, mayGo),
  ]);
  return [...(await Promise.all(places.map((place) => findIn(place, claims)))), ...found];
};

/** Deletes what was found in a collection; returns what is still there, with the reason. */
const clear = async ({ collection, finds }: Findings): Promise<ReadonlyMap<Find, string>> => {
  const removals = await Promise.all(finds.map(({ id }) => remove(collection, id, true)));
  const ids = finds.map(({ id }) => id);
  const { objects, problem } = await collection.listUntil('looks whether all is gone', [], ids);
  const listed = new Set(objects.map(({ id }) => id));
  return new Map(
    finds.flatMap((find, i) => {
      const removal = removals[i];
      const gone = problem === undefined ? !listed.has(find.id) : removal?.gone === true;
      return gone || removal === undefined ? [] : [[find, `DELETE is answered with ${statusOf(removal.exchange)}`]];
    }),
  );
};

/**
 * Without what belongs to a run that has begun meanwhile: who repeats one that was killed may give it the same id. Its
 * journal is there before its first object.
 */
const withoutBegun = (finds: readonly Find[], records: readonly JournalRecord[]): readonly Find[] =>
  finds.filter(({ runId }) => !records.some(({ run }) => run.runId === runId && lifeOf(run) === 'alive'));

const tellStays = ({ records }: Claims, findings: readonly Findings[], tell: SweepOptions['tell']): void => {
  const counts = new Map<string, { readonly runId: string; readonly reason: string; number: number }>();
  for (const { runId, reason } of findings.flatMap(({ stays }) => stays)) {
    const count = counts.get(runId) ?? { runId, reason, number: 0 };
    count.number++;
    counts.set(runId, count);
  }
  for (const { runId, reason, number } of counts.values())
    tell(`stays    ${number} ${number === 1 ? 'object' : 'objects'} of run ${runId}: ${reason}`);
  for (const { path, unreadable } of records) {
    for (const line of unreadable) tell(`unclear  ${path}:${line} is no line of a journal and was passed over`);
  }
};

/** Deletes what runs have left behind, and nothing else: children before their parents, the newest first. */
export const sweep = async (options: SweepOptions): Promise<Swept> => {
  const { journals, scope, tell, dryRun = false } = options;
  const records = journals();
  const { client, root, patience } = options;
  const reasons = new Map<string, string | undefined>();
  const claims: Claims = {
    records,
    whyNot(runId) {
      if (!reasons.has(runId)) reasons.set(runId, whyNot(runId, records, scope));
      return reasons.get(runId);
    },
  };
  const findings = await look(options, { client, root, patience, journal: createJournal() }, claims);
  tellStays(claims, findings, tell);
  const unfinished = new Set<string>();
  const swept = { found: 0, deleted: 0, left: 0 };
  const known = [...options.contract.entities, ...creatableParents(options.contract)];
  for (const record of records.filter(({ run }) => claims.whyNot(run.runId) === undefined)) {
    for (const url of strangersIn(root, known, record)) {
      tell(`left     ${url} (run ${record.run.runId}): no entity that is known stands there; --schemas names others`);
      unfinished.add(record.run.runId);
      swept.left++;
    }
  }
  for (const finding of findings) {
    if (finding.problem !== undefined) {
      tell(`unclear  ${finding.collection.collectionUrl()}: ${finding.problem}`);
      swept.left++;
      for (const { run } of records) unfinished.add(run.runId);
    }
    const finds = withoutBegun(finding.finds, journals());
    const still = dryRun || finds.length === 0 ? new Map<Find, string>() : await clear({ ...finding, finds });
    for (const find of finds) {
      const why = still.get(find);
      swept.found++;
      if (why !== undefined) unfinished.add(find.runId);
      if (!dryRun) swept[why === undefined ? 'deleted' : 'left']++;
      const word = dryRun ? 'found  ' : why === undefined ? 'deleted' : 'left   ';
      tell(`${word}  ${find.url} (run ${find.runId})${why === undefined ? '' : `: ${why}`}`);
    }
  }
  const done = records.filter(({ run }) => claims.whyNot(run.runId) === undefined && !unfinished.has(run.runId));
  if (!dryRun) for (const { path } of done) rmSync(path, { force: true });
  return swept;
};
