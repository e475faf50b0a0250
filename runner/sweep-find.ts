import { runsIn } from '../generators/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Collection } from './collection.ts';
import type { JournalRecord } from './journal-file.ts';
import { madeUnmarked } from './left-behind.ts';
import { saysNotRouted } from './routed.ts';
import type { SweepPlace } from './sweep-places.ts';

/** An object of a run. */
export interface Find {
  readonly id: string;
  readonly url: string;
  readonly runId: string;
}

/** What stands in one collection. */
export interface Findings {
  readonly collection: Collection;
  /** Newest first, as far as anybody knows. */
  readonly finds: readonly Find[];
  /** Objects of runs that have to be left alone: the reason, by run. */
  readonly stays: readonly { readonly runId: string; readonly reason: string }[];
  /** Why it cannot be said what stands there; undefined where it can. */
  readonly problem: string | undefined;
}

export interface Claims {
  /** All journals of the target. */
  readonly records: readonly JournalRecord[];
  /** Why the objects of a run have to be left alone; undefined where they may be deleted. */
  readonly whyNot: (runId: string) => string | undefined;
}

/** The run that a journal says has made an object. */
const namedBy = (records: readonly JournalRecord[], url: string): string | undefined =>
  records.find(({ standing }) => standing.includes(url))?.run.runId;

/** Made by interrupted requests that had to do without a mark. */
const unmarkedIn = (
  collection: Collection,
  { records, whyNot }: Claims,
  objects: readonly Representation[],
): ReadonlyMap<unknown, string> => {
  const claimed = records
    .filter(({ run }) => whyNot(run.runId) === undefined)
    .flatMap(({ run, unanswered }) =>
      unanswered
        .filter((intent) => intent.collection === collection.collectionUrl())
        .flatMap(({ verbatim }) => (verbatim === undefined ? [] : [{ runId: run.runId, verbatim }])),
    );
  const free = objects.filter(({ id }) => namedBy(records, collection.itemUrl(String(id))) === undefined);
  const made = madeUnmarked(
    collection.entity,
    claimed.map(({ verbatim }) => verbatim),
    free,
  );
  return new Map(made.map(({ id }) => [id, claimed[0]?.runId ?? '']));
};

/** Named by a journal, not in the listing, and there all the same. */
const unlistedIn = async (
  collection: Collection,
  { records, whyNot }: Claims,
  listed: ReadonlySet<string>,
): Promise<readonly Find[]> => {
  const prefix = `${collection.collectionUrl()}/`;
  const named = records
    .filter(({ run }) => whyNot(run.runId) === undefined)
    .flatMap(({ run, standing }) => standing.map((url) => ({ url, runId: run.runId })))
    .filter(({ url }) => url.startsWith(prefix) && !url.slice(prefix.length).includes('/') && !listed.has(url));
  const looked = await Promise.all(
    named.map(async ({ url, runId }) => {
      const id = decodeURIComponent(url.slice(prefix.length));
      const { answer } = await collection.read(id, 'looks for an object that a journal names');
      return answer?.status === 404 ? [] : [{ id, url, runId }];
    }),
  );
  return looked.flat();
};

/** The newest run first, and within a run what was noted last; what was never noted is newer than that. */
const newestFirst = (records: readonly JournalRecord[], finds: readonly Find[]): readonly Find[] => {
  const age = ({ runId, url }: Find): readonly [number, number] => {
    const record = records.find(({ run }) => run.runId === runId);
    const place = record?.standing.indexOf(url) ?? -1;
    return [record === undefined ? 0 : Date.parse(record.run.started), place < 0 ? Number.POSITIVE_INFINITY : place];
  };
  return [...finds].sort((a, b) => {
    const [startA, placeA] = age(a);
    const [startB, placeB] = age(b);
    return startB - startA || (placeA === placeB ? 0 : placeB - placeA);
  });
};

/** Looks for objects of runs in a collection: by their marks, by what journals name, and by interrupted requests. */
export const findIn = async ({ collection, required }: SweepPlace, claims: Claims): Promise<Findings> => {
  const { records, whyNot } = claims;
  const { objects, problem, exchanges } = await collection.list('looks for objects of runs');
  const [first] = exchanges;
  // Below the user's own parents a 404 may come from a wrong id.
  const absent = first !== undefined && saysNotRouted(first, true) && !(required && first.answer?.status === 404);
  const unmarked = unmarkedIn(collection, claims, objects);
  const owned = objects.flatMap((object) => {
    const id = String(object.id);
    const url = collection.itemUrl(id);
    const marked = runsIn(collection.entity, object);
    const other = namedBy(records, url) ?? (marked.length === 0 ? unmarked.get(object.id) : undefined);
    const runs = other === undefined ? marked : [...marked, other];
    const [runId] = runs;
    const reason = runs.map(whyNot).find((why) => why !== undefined);
    return runId === undefined ? [] : [{ find: { id, url, runId }, reason }];
  });
  const finds = owned.filter(({ reason }) => reason === undefined).map(({ find }) => find);
  const listed = new Set(objects.map(({ id }) => collection.itemUrl(String(id))));
  return {
    collection,
    finds: newestFirst(records, [...finds, ...(await unlistedIn(collection, claims, listed))]),
    stays: owned.flatMap(({ find: { runId }, reason }) => (reason === undefined ? [] : [{ runId, reason }])),
    problem: absent ? undefined : problem,
  };
};
