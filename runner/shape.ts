import type { Payload } from '../generators/index.ts';
import type { Operation, Property } from '../schemas/index.ts';
import { isSuccess } from '../target/index.ts';
import type { Case } from './case.ts';
import type { Observation } from './observation.ts';

/** What a payload is made of: given values, which of them may take the mark, and others that are drawn. */
export interface Shape {
  readonly values: Payload;
  readonly carriers: readonly string[];
  readonly base: readonly string[];
}

/** Whether a request may be sent again with less in its body: one as documented, to our own objects, is harmless. */
const isDivisible = ({ verbatim, encode, borrowsId, method, place, credential }: Case): boolean =>
  [verbatim, encode, borrowsId, method, place, credential].every((special) => special === undefined);

const unmarked = (value: unknown, mark: string): unknown =>
  typeof value === 'string' && value.endsWith(` ${mark}`) ? value.slice(0, -mark.length - 1) : value;

/**
 * The shape of what was sent, every value as it was; undefined where nothing can be left out. Of realistic values that
 * were refused, no single one can be blamed.
 */
export const shapeOf = (observation: Observation): Shape | undefined => {
  const { case: request, payload, mark } = observation;
  const { answer } = observation.exchange;
  const { values: special, carriers = [] } = request;
  const wasRefused = answer === undefined || !isSuccess(answer);
  if (!isDivisible(request) || (special === undefined && wasRefused)) return undefined;
  return {
    values: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, unmarked(value, mark)])),
    carriers: Object.keys(payload).filter((name) => special?.[name] === undefined || carriers.includes(name)),
    base: [],
  };
};

export const namesIn = ({ values }: Shape): readonly string[] => Object.keys(values);

/** The part of a shape that holds the named properties. */
export const partOf = ({ values, carriers, base }: Shape, names: readonly string[]): Shape => ({
  values: Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))),
  carriers: carriers.filter((name) => names.includes(name)),
  base,
});

/** The same properties, but realistic values in those that may be to blame. */
export const innocent = (shape: Shape, suspects: readonly string[]): Shape => ({
  ...partOf(
    shape,
    namesIn(shape).filter((name) => !suspects.includes(name)),
  ),
  base: suspects,
});

/** A create has to carry the mark in some text. */
export const isMarked = ({ kind, entity }: Operation, { values, carriers }: Shape): boolean =>
  kind !== 'create' ||
  entity.properties.some(
    ({ name, kind: type }) => type === 'text' && carriers.includes(name) && typeof values[name] === 'string',
  );

/**
 * The smallest payloads that can hold a value, the smallest first. An update needs nothing else. A create needs a text
 * for the mark, the value itself or else one that can hardly be left out, and maybe all that is never null.
 */
export const smallestShapes = (operation: Operation, whole: Shape, name: string): readonly Shape[] => {
  const only = partOf(whole, [name]);
  if (operation.kind !== 'create') return [only];
  const others = operation.entity.properties.filter((property) => property.name !== name);
  const texts = others.filter((property) => property.kind === 'text' && whole.carriers.includes(property.name));
  const mark = texts.find(({ nullable }) => !nullable) ?? texts[0];
  const needed = others.filter((property) => !property.nullable || property === mark);
  const beside = (companions: readonly Property[]): Shape => {
    const shape = partOf(whole, [name, ...companions.map((property) => property.name)]);
    return { ...shape, carriers: shape.carriers.filter((carrier) => carrier !== name) };
  };
  return [{ ...only, carriers: [name] }, ...(mark === undefined ? [] : [beside([mark])]), beside(needed)];
};
