import TinyQueue from 'tinyqueue';
import { type Aspect, type Feature, featuresOf } from './worth.ts';

/** A request, or a row of requests, that could be sent. */
export interface Offer {
  readonly key: string;
  /** Writes that it takes, the deleting of what it creates among them. */
  readonly price: number;
  readonly aspects: readonly Aspect[];
  /** How often what it shows counts: a row of requests for one clause shows more than one request. 1 unless given. */
  readonly scale?: number;
}

/** Where operations are equally worth a class, they take turns. */
const turns = (offers: readonly Offer[]): ReadonlyMap<Offer, number> => {
  const classes = new Map<string, number>();
  const operations = new Map<string, number>();
  const numberIn = (seen: Map<string, number>, name: string): number => {
    const number = seen.get(name) ?? seen.size;
    seen.set(name, number);
    return number;
  };
  const numbered = offers.map((offer) => {
    const [first] = offer.aspects;
    return {
      offer,
      ofClass: numberIn(classes, first?.class ?? offer.key),
      ofOperation: numberIn(operations, first?.operation.id ?? ''),
    };
  });
  const turn = ({ ofClass, ofOperation }: (typeof numbered)[number]): number =>
    (ofClass + ofOperation) % Math.max(1, operations.size);
  const sorted = numbered.toSorted((a, b) => a.ofClass - b.ofClass || turn(a) - turn(b));
  return new Map(sorted.map(({ offer }, place) => [offer, place]));
};

interface Waiting {
  readonly offer: Offer;
  readonly features: readonly Feature[];
  readonly turn: number;
  /** Worth per write when it was last looked at: it can only have fallen since. */
  yield: number;
}

/**
 * Chooses what shows most for a number of writes, greedily: always the offer that shows most that nothing chosen before
 * it shows, per write. So whatever the number, what is chosen for it comes first in what is chosen for a larger one,
 * but for offers that are too dear for what is left.
 *
 * The greedy choice is within 63 % of the best one for coverage like this (Nemhauser, Wolsey, Fisher 1978); worth only
 * falls as more is covered, so an offer is looked at again only when it comes up (Minoux 1978).
 *
 * @returns the offers in the order of their choice
 */
export const choose = (offers: readonly Offer[], writes: number): readonly Offer[] => {
  const covered = new Set<string>();
  const yieldOf = ({ offer, features }: Pick<Waiting, 'offer' | 'features'>): number => {
    const scale = (offer.scale ?? 1) / Math.max(offer.price, 0.01);
    return features.reduce(
      (sum, { name, worth, perWrite }) => (covered.has(name) ? sum : sum + (perWrite === true ? worth : worth * scale)),
      0,
    );
  };
  const inTurn = turns(offers);
  const queue = new TinyQueue<Waiting>(
    offers.map((offer) => {
      const features = [...new Map(offer.aspects.flatMap(featuresOf).map((one) => [one.name, one])).values()];
      return { offer, features, turn: inTurn.get(offer) ?? 0, yield: yieldOf({ offer, features }) };
    }),
    (a, b) => b.yield - a.yield || a.turn - b.turn,
  );
  const chosen: Offer[] = [];
  let left = writes;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const now = yieldOf(next);
    if (now < next.yield) {
      next.yield = now;
      queue.push(next);
    } else if (next.offer.price <= left) {
      left -= next.offer.price;
      chosen.push(next.offer);
      for (const { name } of next.features) covered.add(name);
    }
  }
  return chosen;
};
