import { marksIn } from '../../generators/index.ts';
import type { Entity } from '../../schemas/index.ts';
import { differences, type Representation } from '../../verdicts/index.ts';

/** What a collection is, as simple as can be: the objects that are there, and the ids that are there no more. */
export interface Model {
  readonly alive: { readonly id: string; state: Representation }[];
  readonly dead: string[];
  /** The marks of the payloads that were sent once: what carries one is an object of the model. */
  readonly marks: Set<string>;
}

/** Whether a property is looked at. */
export type Keeps = (property: { readonly name: string }) => boolean;

/** What an entry shows is that of now, and all of it. */
const outdated = (entity: Entity, keeps: Keeps, model: Model, objects: readonly Representation[]): string | undefined =>
  model.alive.flatMap(({ id, state }) => {
    const entry = objects.find((object) => object.id === id) ?? {};
    return differences(entity, state, entry, keeps).map(
      ({ property }) => `${property} of ${id} is out of date in the list`,
    );
  })[0];

/** What a list shows that the model does not hold, or the other way round. */
export const wrongInList = (
  entity: Entity,
  keeps: Keeps,
  model: Model,
  objects: readonly Representation[],
): string | undefined => {
  const missing = model.alive.find(({ id }) => objects.filter((object) => object.id === id).length !== 1);
  if (missing !== undefined) return `${missing.id}, which is there, does not stand exactly once in the list`;
  const ghost = model.dead.find((id) => objects.some((object) => object.id === id));
  if (ghost !== undefined) return `${ghost}, which was deleted, stands in the list`;
  const double = objects.find(
    (object) =>
      marksIn(object).some((mark) => model.marks.has(mark)) && !model.alive.some(({ id }) => id === object.id),
  );
  return double === undefined
    ? outdated(entity, keeps, model, objects)
    : `${double.id}, which nobody created, stands in the list with the values of an object that was`;
};
