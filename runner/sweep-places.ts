import type { Contract, Entity } from '../schemas/index.ts';
import { type Collection, type CollectionOptions, createCollection } from './collection.ts';
import { fixtureEntity, isKnown } from './fixture-entity.ts';
import type { JournalRecord } from './journal-file.ts';
import { placeIn } from './place-in.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

/** A collection that may hold objects of runs. */
export interface SweepPlace {
  readonly collection: Collection;
  /** Whether it has to be there: the user's own parents have to, what a journal names may be gone. */
  readonly required: boolean;
}

export type Reach = Omit<CollectionOptions, 'entity' | 'parameters'>;

/** The parents that runs create, as entities. */
export const creatableParents = (contract: Contract): readonly Entity[] => [
  ...new Map(
    contract.entities
      .flatMap(({ parents }) => parents.filter(isKnown))
      .filter(({ recipe }) => recipe.create !== undefined)
      .map((parent) => [parent.path, fixtureEntity(parent)] as const),
  ).values(),
];

const parametersIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The collection of an entity below parents whose ids are known; undefined while one is not. */
export const placeBelow = (
  reach: Reach,
  entity: Entity,
  parameters: Parameters,
  required: boolean,
): SweepPlace | undefined =>
  parametersIn(entity.collectionPath).every((name) => parameters[name] !== undefined)
    ? { collection: createCollection({ ...reach, entity, parameters }), required }
    : undefined;

const addressesIn = ({ intents, standing }: JournalRecord): readonly string[] => [
  ...intents.map(({ collection }) => collection),
  ...standing,
];

/** The objects that a journal names in collections of none of these entities: another folder of them was judged. */
export const strangersIn = (
  root: URL,
  entities: readonly Entity[],
  { standing }: Pick<JournalRecord, 'standing'>,
): readonly string[] => {
  const base = root.href.replace(/\/$/, '');
  return standing.filter((url) => entities.every((entity) => placeIn(entity, base, url) === undefined));
};

/** The collections that journals name. */
export const placesNamed = (
  reach: Reach,
  entities: readonly Entity[],
  records: readonly JournalRecord[],
): readonly SweepPlace[] => {
  const base = reach.root.href.replace(/\/$/, '');
  const urls = records.flatMap(addressesIn);
  return [...new Set(urls)].flatMap((url) =>
    entities.flatMap((entity) => {
      const place = placeIn(entity, base, url);
      return place === undefined ? [] : (placeBelow(reach, entity, place.parameters, false) ?? []);
    }),
  );
};

/** Each collection once, required if it is anywhere. */
export const onceEach = (places: readonly SweepPlace[]): readonly SweepPlace[] => {
  const byUrl = new Map<string, SweepPlace>();
  for (const place of places) {
    const url = place.collection.collectionUrl();
    if (byUrl.get(url)?.required !== true) byUrl.set(url, place);
  }
  return [...byUrl.values()];
};
