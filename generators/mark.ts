import type { Entity } from '../schemas/index.ts';
import { hash } from './hash.ts';
import type { Payload } from './realistic.ts';

/**
 * The mark every object of a run carries in one of its texts: it tells our objects from everybody else's,
 * and a stray object from the request that made it.
 */
export const markOf = (runId: string, key: string): string =>
  `${markPrefix(runId)}${hash(key).toString(36).padStart(7, '0')}`;

const marks = /gcs-[0-9a-z]+-[0-9a-z]{7}/gi;

/** What all marks of one run begin with. */
export const markPrefix = (runId: string): string => `gcs-${runId}-`;

/** The marks found anywhere in an object, in lower case (a faulty server may have changed the case). */
export const marksIn = (value: unknown): readonly string[] =>
  (JSON.stringify(value) ?? '').match(marks)?.map((mark) => mark.toLowerCase()) ?? [];

const markOfAnyRun = /(?<![0-9a-z])gcs-([0-9a-z]{1,24})-[0-9a-z]{7}(?![0-9a-z])/gi;

/** The ids of the runs whose marks stand in the texts of an object, each as a word of its own. */
export const runsIn = (entity: Entity, object: Payload): readonly string[] => [
  ...new Set(
    entity.properties
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ name }) => [...String(object[name] ?? '').matchAll(markOfAnyRun)])
      .map(([, runId = '']) => runId.toLowerCase()),
  ),
];

/** The payload with the mark at the end of its first text property that `mayCarry` allows; unchanged without one. */
export const withMark = (
  entity: Entity,
  payload: Payload,
  mark: string,
  mayCarry: (name: string) => boolean,
): Payload => {
  const carrier = entity.properties.find(
    ({ name, kind }) => kind === 'text' && typeof payload[name] === 'string' && mayCarry(name),
  );
  return carrier === undefined ? payload : { ...payload, [carrier.name]: `${payload[carrier.name]} ${mark}` };
};
