import type { Property } from '../schemas/index.ts';
import type { Representation } from '../verdicts/index.ts';

/** Beginning of the dates that stand for none: the first of .NET and of SQL Server, and the first second of Unix time. */
const noDate = /^(?:0001|1753|1900|1970)-01-01T00:00:00/;

/** Whether a value is one that services fall back on: where an object holds it already, nobody sees that they did. */
const isFallback = ({ kind, members }: Property, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === 0 ||
  value === false ||
  (kind === 'enum' && value === members[0]?.name) ||
  (kind === 'date' && noDate.test(String(value)));

/** How many properties of an object hold what a service would put there by itself: the fewer, the more it can lose. */
export const fallbacksIn = (properties: readonly Property[], object: Representation): number =>
  properties.filter((property) => isFallback(property, object[property.name])).length;
