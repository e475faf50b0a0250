import type { Entity } from '../schemas/index.ts';
import { differences, type Representation } from '../verdicts/index.ts';
import type { Verbatim } from './journal-line.ts';

/** Whether an object shows every property that was sent as it was sent. */
const showsAll = (entity: Entity, { payload }: Verbatim, object: Representation): boolean =>
  differences(entity, payload, object, ({ name }) => name in payload).length === 0;

/**
 * The objects without a mark that interrupted requests made: they are as they were sent, and did not stand there
 * before. Where more of them are found than were asked for, some are somebody else's, and none is told.
 */
export const madeUnmarked = (
  entity: Entity,
  interrupted: readonly Verbatim[],
  objects: readonly Representation[],
): readonly Representation[] => {
  const made = objects.filter((object) =>
    interrupted.some(
      (verbatim) => verbatim.stoodBefore?.includes(String(object.id)) === false && showsAll(entity, verbatim, object),
    ),
  );
  return made.length <= interrupted.length ? made : [];
};
