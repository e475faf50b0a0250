import type { Contract, Entity } from '../schemas/index.ts';
import { type Client, namedBy, type Settings } from '../target/index.ts';
import { cleanUpAll } from './clean-up.ts';
import type { TargetAddress } from './client-for.ts';
import { createCollection } from './collection.ts';
import { type FixtureOptions, provideParents, removeParents } from './fixtures.ts';
import { createJournal, type Journal } from './journal.ts';
import { assertJournalFolder, createJournalFile, type JournalFile, readJournals } from './journal-file.ts';
import type { Patience } from './patience.ts';
import { lifeOf, thisProcess } from './process-life.ts';
import type { StoppableClient } from './stopping.ts';
import { sweep } from './sweep.ts';

export interface TracesOptions {
  readonly settings: Settings;
  readonly target: TargetAddress;
  readonly contract: Contract;
  /** Those the run is about. */
  readonly entities: readonly Entity[];
  readonly version: string;
  readonly startedAt: Date;
  /** The folder for journal files; undefined for none. */
  readonly journalDir: string | undefined;
  /** What a run sends with; once it is stopped, what remains is cleaning up with the client itself. */
  readonly gate: StoppableClient;
  readonly client: Pick<Client, 'send' | 'resume'>;
  readonly patience: Patience;
}

/** What a run leaves on the target, and how it is removed again. */
export interface Traces {
  readonly journal: Journal;
  /** The ids of all parents by path parameter, those made for this run among them. */
  readonly parameters: TargetAddress['parameters'];
  /** What was done about runs that were killed; a sentence, or none. */
  readonly notes: readonly string[];
  /**
   * Removes everything that is the run's own, and its journal if nothing is left.
   *
   * @returns how many creates got no answer where it could not be found out either what they made
   * @param canRead whether GET of an item of the entity can be relied on
   */
  clear(canRead: (entity: Entity) => boolean): Promise<number>;
}

/** Does for killed runs what they could not do themselves. */
const sweepUpAfterTheDead = async (options: TracesOptions): Promise<readonly string[]> => {
  const { journalDir, target, settings, contract, gate, patience } = options;
  const journals = () => readJournals(journalDir, target.root, namedBy(settings.origins, 'journal-dir'));
  const dead = new Set(
    journals()
      .filter(({ run }) => lifeOf(run) === 'dead')
      .map(({ run }) => run.runId),
  );
  if (dead.size === 0) return [];
  const { deleted, left } = await sweep({
    contract,
    root: target.root,
    client: gate,
    patience,
    parents: { parameters: target.parameters, fixtures: settings.fixtures },
    journals,
    scope: { runs: dead },
    tell: () => undefined,
  });
  const what = `${deleted} ${deleted === 1 ? 'object' : 'objects'} deleted${left === 0 ? '' : `, ${left} left`}`;
  return [`Swept up after ${[...dead].join(', ')}, which did not come to an end: ${what}.`];
};

const beginFile = ({ settings, target, entities, version, startedAt, journalDir }: TracesOptions) =>
  journalDir === undefined
    ? undefined
    : createJournalFile(
        journalDir,
        {
          runId: settings.runId,
          started: startedAt.toISOString(),
          target: target.root.href,
          collections: entities.map(({ name }) => name),
          seed: settings.seed,
          version,
          ...thisProcess(),
        },
        namedBy(settings.origins, 'journal-dir'),
      );

/** A run that only reads leaves no traces, and the embedded mock ends with them. */
const leavesTraces = ({ settings, target }: Pick<TracesOptions, 'settings' | 'target'>): boolean =>
  settings.writes && target.embedded !== true;

/**
 * To be asked before anything is sent.
 *
 * @throws UsageError where the run will need a journal and could not write one
 */
export const assertTraceable = (run: Pick<TracesOptions, 'settings' | 'target' | 'journalDir'>): void => {
  const { settings, journalDir } = run;
  if (journalDir === undefined || !leavesTraces(run)) return;
  assertJournalFolder(journalDir, namedBy(settings.origins, 'journal-dir'));
};

/**
 * Sweeps up after runs that were killed, begins the journal and provides the parent objects.
 *
 * @throws UsageError where the journal cannot be written, or a parent can be neither found nor made
 */
export const openTraces = async (given: TracesOptions): Promise<Traces> => {
  const options = leavesTraces(given) ? given : { ...given, journalDir: undefined };
  const { settings, target, entities, gate, client, patience } = options;
  const notes = await sweepUpAfterTheDead(options);
  const file: JournalFile | undefined = beginFile(options);
  const journal = createJournal(file?.write);
  const run = { seed: settings.seed, runId: settings.runId };
  const reach = { client, root: target.root, patience, journal };
  const wanted = settings.fixtures;
  const fixtures: FixtureOptions = {
    ...reach,
    entities,
    wanted,
    run,
    parameters: Object.fromEntries(Object.entries(target.parameters).filter(([name]) => wanted[name] === undefined)),
  };
  const end = async (sure: boolean): Promise<void> => {
    if (settings.writes) await removeParents(fixtures);
    file?.close(!sure || journal.leftovers.length > 0);
  };
  const provide = async () => {
    try {
      return await provideParents({ ...fixtures, client: gate });
    } catch (error) {
      await gate.quiet();
      await end(journal.unanswered.length === 0);
      throw error;
    }
  };
  const parameters = await provide();
  return {
    journal,
    parameters,
    notes,
    async clear(canRead) {
      await gate.quiet();
      if (journal.leftovers.length > 0 || journal.unanswered.length > 0) await client.resume();
      const collections = entities.map((entity) => createCollection({ ...reach, entity, parameters }));
      const cleared = settings.writes
        ? await Promise.all(
            collections.map((collection) => cleanUpAll(collection, run.runId, canRead(collection.entity))),
          )
        : [];
      await end(cleared.every((sure) => sure));
      const places = new Set(
        collections.filter((_, i) => cleared[i] === false).map((collection) => collection.collectionUrl()),
      );
      return journal.unanswered.filter(({ collection }) => places.has(collection)).length;
    },
  };
};
