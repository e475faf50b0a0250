import { hasExtremeCharacters } from '../generators/index.ts';
import type { Case } from './case.ts';

/** UTF-16 units of a text that no reader need expect. */
const long = 10_000;

const isExtreme = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > long || hasExtremeCharacters(value));

/** Whether a reader may choke on the request: a body that is not simply the JSON of its payload, or extreme text. */
export const isHostile = ({ encode, verbatim, values = {} }: Case): boolean =>
  (encode !== undefined && verbatim !== true) || Object.values(values).some(isExtreme);
