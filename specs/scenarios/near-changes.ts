import { type Case, disagree, fire, type Lane, type Scene, type SceneContext } from '../../runner/index.ts';
import type { Entity, Property } from '../../schemas/index.ts';
import type { Exchange } from '../../target/index.ts';
import { differences, sameValue, statusIn } from '../../verdicts/index.ts';

/** Two values that somebody takes for one who compares carelessly, and so leaves an update undone. */
interface Near {
  readonly words: string;
  readonly before: string;
  readonly after: string | null;
}

const long = 'y'.repeat(299);

const texts: readonly Near[] = [
  { words: 'a space at the end', before: 'Contoso', after: 'Contoso ' },
  { words: 'an accent', before: 'Resume', after: 'Résumé' },
  { words: 'how an accent is encoded', before: 'caf\u00e9', after: 'cafe\u0301' },
  { words: 'the last of 300 characters', before: `${long}1`, after: `${long}2` },
  { words: 'a zero behind a point', before: '10', after: '10.0' },
  { words: 'null for the empty string', before: '', after: null },
];

const tick: Near = {
  words: '100 nanoseconds',
  before: '2024-03-05T09:08:07.1234567Z',
  after: '2024-03-05T09:08:07.1234568Z',
};

/** Texts take turns with the pairs: together the properties of all entities show each of them. */
const pairOf = (texted: readonly Property[], property: Property): Near | undefined => {
  if (property.kind === 'date') return tick;
  if (property.kind !== 'text') return undefined;
  const near = texts[texted.indexOf(property) % texts.length];
  return near?.after === null && !property.nullable ? texts[0] : near;
};

type Pairs = ReadonlyMap<string, Near>;

const pairsOf = ({ properties }: Entity, changed: ReadonlySet<string>): Pairs => {
  const texted = properties.filter(({ kind }) => kind === 'text');
  return new Map(
    properties
      .filter(({ name }) => !changed.has(name))
      .flatMap((property) => {
        const near = pairOf(texted, property);
        return near === undefined ? [] : [[property.name, near] as const];
      }),
  );
};

/** Writes that the changes take. */
export const nearChangesPrice = 2;

/** Updates that change every text and timestamp a little: each is a change like any other. */
export const playNearChanges = async ({ range, changed }: SceneContext, lane: Lane): Promise<Scene> => {
  const { collection } = range;
  const { entity } = collection;
  const { update } = entity.operations;
  const exchanges: Exchange[] = [];
  const send = async (key: string, words: string, values: Readonly<Record<string, unknown>>) => {
    const request: Case = {
      key: `${update.id}/${key}`,
      operation: update,
      part: 'sequences',
      words,
      base: 'none',
      values,
    };
    const { exchange } = await fire({ ...range, canRead: false }, request, { ...lane });
    exchanges.push(exchange);
    if (statusIn(exchange) === update.success) lane.state = { ...lane.state, ...values };
    return exchange;
  };

  const pairs = pairsOf(entity, changed);
  const valuesOf = (side: 'before' | 'after') =>
    Object.fromEntries([...pairs].map(([name, near]) => [name, near[side]]));
  const first = await send('near-before', 'the payload sets texts and timestamps', valuesOf('before'));
  // Whether such values are taken at all is told by the clauses about texts and timestamps.
  if (statusIn(first) !== update.success) return { exchanges };
  const second = await send('near-after', 'the payload changes them a little', valuesOf('after'));
  if (statusIn(second) !== update.success) return { exchanges };
  const expected = lane.state;
  const ignored = (shown: Readonly<Record<string, unknown>>) =>
    differences(entity, expected, shown).filter(({ property: name, actual }) => {
      const property = entity.properties.find((declared) => declared.name === name);
      return property !== undefined && pairs.has(name) && sameValue(property, pairs.get(name)?.before, actual);
    });
  const reading = await collection.readUntil(
    lane.id,
    'reads the object after texts and timestamps changed a little',
    // Whoever answers may not have heard of the last changes yet: until then neither the old values nor the new ones show.
    ({ object }) =>
      object !== undefined && differences(entity, expected, object).every(({ property }) => changed.has(property)),
  );
  exchanges.push(reading.exchange);
  // Whether GET shows an object at all is told by other clauses.
  if (reading.object === undefined) return { exchanges };
  lane.state = reading.object;
  const [wrong] = ignored(reading.object);
  if (wrong === undefined) return { exchanges };
  const words = pairs.get(wrong.property)?.words;
  return disagree(exchanges, reading.exchange, `an update that changes ${words} in ${wrong.property} changes nothing`, {
    ...wrong,
    steps: [`update 1 sets ${[...pairs.keys()].join(', ')}`, 'update 2 changes each of them a little'],
  });
};
