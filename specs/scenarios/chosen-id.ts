import {
  type Case,
  disagree,
  fire,
  type Observation,
  plainCreate,
  type Scenario,
  type Scene,
} from '../../runner/index.ts';
import type { Operation } from '../../schemas/index.ts';
import { differences, statusIn } from '../../verdicts/index.ts';

/** A create that carries an id of the client's choosing. */
const withId = (operation: Operation, id: string, name: string): Case => ({
  ...plainCreate(operation),
  key: `${operation.id}/${name}`,
  part: 'sequences',
  words: `the payload carries an id (${name})`,
  values: { id },
});

/** What is wrong with a create that carries an id; undefined where it was refused with 4xx, or done. */
const complaint = ({ exchange, id, after, case: { operation } }: Observation): string | undefined => {
  const status = statusIn(exchange);
  if (status >= 400 && status < 500) return undefined;
  if (status !== operation.success) return `is answered with ${status}`;
  if (id === undefined) return 'is answered without an id';
  return after !== undefined && after.object?.id !== id
    ? 'names an id under which GET does not find the object'
    : undefined;
};

/** Creates with an id: one that nobody has, and one that another object has, which has to stay as it is. */
export const chosenId: Scenario = {
  // Two creates, and two deletes where the service takes them.
  price: 4,
  needsObject: true,
  async play({ range, object }) {
    const { collection } = range;
    const { create } = collection.entity.operations;
    const own = await fire(range, withId(create, '5eedf00d-0000-4000-8000-00000000cafe', 'new-id'));
    const exchanges = [own.exchange];
    const wrong = complaint(own);
    if (wrong !== undefined) return disagree(exchanges, own.exchange, `A create that carries a new id ${wrong}`);
    const first = await object();
    if (first === undefined) return { exchanges };
    if (first.made !== undefined) exchanges.push(first.made);

    const second = await fire(range, withId(create, first.id, 'same-id'));
    exchanges.push(second.exchange);
    const told = (what: string): Scene =>
      disagree(exchanges, second.exchange, `A create that carries the id of another object ${what}`);
    const alsoWrong = complaint(second);
    if (alsoWrong !== undefined) return told(alsoWrong);
    if (second.id === first.id) return told('is accepted with the same id');

    if (!range.canRead) return { exchanges };
    const again = await collection.readUntil(
      first.id,
      'reads the object whose id was sent again',
      ({ object: shown }) => shown !== undefined && differences(collection.entity, first.state, shown).length === 0,
    );
    statusIn(again.exchange);
    return again.met ? { exchanges } : told('changes that object');
  },
};
