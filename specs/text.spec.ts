import { extremeTexts, randomWishes, wishesOf } from '../generators/index.ts';
import {
  type Observation,
  on,
  requirement,
  type Seen,
  seenOwn,
  seenWishes,
  type WishObservation,
  wasAccepted,
} from '../runner/index.ts';
import { objectIn } from '../target/index.ts';
import { sameValue } from '../verdicts/index.ts';
import { cameBack } from './came-back.ts';
import { randomCount } from './random-count.ts';

const isExtreme = seenOwn(({ key }) => key.includes('/extreme-text/'));

/** A text of TEXT-02 that was accepted: from then on it has to come back like any other. */
const asWish = (
  { of, ...seen }: Seen<Observation>,
  { entity }: { readonly entity: WishObservation['wish']['operation']['entity'] },
): Seen<WishObservation>[] => {
  const property = entity.properties.find(({ name }) => name === of.case.property);
  if (property === undefined || !wasAccepted(of)) return [];
  const value = String(of.payload[property.name]);
  const wish = {
    key: of.case.key,
    topic: 'text',
    operation: of.case.operation,
    property,
    value,
    words: of.case.words.replace(`${property.name} holds `, ''),
    class: of.case.key,
    shows: [],
    pieces: [],
    takesMark: false,
  } as const;
  const found: WishObservation = { wish, observation: of, fate: 'guilty' };
  return [{ ...seen, of: found, wish: found }];
};

requirement<WishObservation>('TEXT-01', {
  on: on.writes,
  after: 'refusals',
  borrows: ['TEXT-02'],
  wishes: (operation, { profile, run }) => [
    ...wishesOf('text', operation, profile),
    ...operation.entity.properties
      .filter(({ kind }) => kind === 'text')
      .flatMap((property) => randomWishes(operation, property, run.seed, randomCount(profile))),
  ],
  sees: (history, context) => [
    ...seenWishes('text')(history, context),
    ...isExtreme(history, context).flatMap((seen) => asWish(seen, context)),
  ],
  judge: cameBack,
});

requirement<Observation>('TEXT-02', {
  on: on.writes,
  after: 'refusals',
  cases: (operation) => {
    const texts = operation.entity.properties.filter(({ kind }) => kind === 'text');
    return extremeTexts.flatMap(({ name, words, text }, i) => {
      const property = texts[i % texts.length]?.name;
      return property === undefined
        ? []
        : [
            {
              key: `${operation.id}/extreme-text/${name}`,
              operation,
              part: 'refusals' as const,
              words: `${property} holds ${words}`,
              property,
              base: operation.kind === 'create' ? ('all' as const) : [],
              values: { [property]: text },
            },
          ];
    });
  },
  sees: isExtreme,
  judge: (observation, { entity }) => {
    const {
      exchange,
      payload,
      case: { property = '', words },
    } = observation;
    const what = words.replace(`${property} holds `, '');
    if (!wasAccepted(observation)) return `${what}: answered with ${exchange.answer?.status}`;
    const declared = entity.properties.find(({ name }) => name === property);
    const same =
      declared !== undefined && sameValue(declared, payload[property], objectIn(exchange.answer)?.[property]);
    return `${what}: accepted, and comes back ${same ? 'as sent' : 'changed'}`;
  },
});
