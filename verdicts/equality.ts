import { isDeepStrictEqual } from 'node:util';
import type { Entity, Property, PropertyKind } from '../schemas/index.ts';
import { instantOf } from './instant.ts';

/** A JSON object as it was sent or came back. */
export type Representation = Readonly<Record<string, unknown>>;

const sameInstant = (sent: unknown, got: unknown): boolean => {
  // A service that shows no valid timestamp, but the same twice, has not changed anything.
  if (isDeepStrictEqual(sent, got)) return true;
  if (typeof sent !== 'string' || typeof got !== 'string') return false;
  const instant = instantOf(got);
  return instant !== undefined && instant === instantOf(sent);
};

/** Equality by Edm type: code point by code point, member name, instant, truth, number. */
const equalities: Readonly<Record<PropertyKind, (sent: unknown, got: unknown) => boolean>> = {
  // A service that accepts an array for text may well show it again: then nothing has changed.
  text: isDeepStrictEqual,
  enum: isDeepStrictEqual,
  date: sameInstant,
  boolean: isDeepStrictEqual,
  // Zero and minus zero are one number.
  integer: (sent, got) => sent === got || isDeepStrictEqual(sent, got),
};

/** Whether a property came back as it was sent. A null may come back as null or be left out. */
export const sameValue = (property: Property, sent: unknown, got: unknown): boolean =>
  sent === null || sent === undefined ? got === null || got === undefined : equalities[property.kind](sent, got);

interface Difference {
  readonly property: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The declared properties in which two representations differ, in documented order; all of them unless told which. */
export const differences = (
  entity: Entity,
  expected: Representation,
  actual: Representation,
  among: (property: Property) => boolean = () => true,
): readonly Difference[] =>
  entity.properties
    .filter((property) => among(property) && !sameValue(property, expected[property.name], actual[property.name]))
    .map(({ name }) => ({ property: name, expected: expected[name], actual: actual[name] }));
