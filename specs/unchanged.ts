import type { Revisit } from '../runner/index.ts';
import type { Entity } from '../schemas/index.ts';
import { agree, holds } from '../verdicts/index.ts';

/** An object that nobody addressed is as it was. */
export const unchanged =
  (afterWhat: string) =>
  ({ before, now }: Revisit, { entity }: { readonly entity: Entity }): undefined => {
    holds(now !== undefined, `An object that was not addressed is gone after ${afterWhat}`, {
      expected: 'the object',
      actual: 'nothing',
    });
    agree(entity, before, now, `an object that was not addressed, after ${afterWhat}`);
    return undefined;
  };
