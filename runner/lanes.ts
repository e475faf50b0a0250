import { objectIn } from '../target/index.ts';
import type { Case } from './case.ts';
import { fire, type Range } from './fire.ts';
import type { Lane } from './lane.ts';
import type { Observation } from './observation.ts';
import { plainCreate } from './plain.ts';

/** Objects of the run's own to try updates on. A lane whose object got lost is given another one. */
export interface Lanes {
  /** The lane of that number, with an object that is there; undefined when none can be created. */
  lane(number: number): Promise<Lane | undefined>;
  /** How many objects there are for lanes, without creating any. */
  size(): number;
  /** The ids of the objects that lanes have had so far: whatever becomes of them, somebody addressed them. */
  readonly used: ReadonlySet<string>;
}

const laneOf = (observation: Observation): Lane | undefined =>
  observation.id === undefined
    ? undefined
    : {
        id: observation.id,
        state: observation.after?.object ?? objectIn(observation.exchange.answer) ?? {},
        lost: false,
        made: observation.exchange,
      };

/**
 * @param ready objects that exist when the first lane is asked for; they are taken first
 * @param mayCreate whether more objects may be created, which they may not be where nothing can be deleted
 */
export const createLanes = (range: Range, ready: () => readonly Lane[], mayCreate: boolean): Lanes => {
  let spare: Lane[] | undefined;
  const lanes = new Map<number, Lane>();
  let created = 0;

  const objects = (): Lane[] => {
    spare ??= [...ready()];
    return spare;
  };

  const next = async (): Promise<Lane | undefined> => {
    const free = objects().shift();
    if (free !== undefined || !mayCreate) return free;
    const plain = plainCreate(range.collection.entity.operations.create);
    const request: Case = { ...plain, key: `${plain.key}/lane-${++created}`, part: 'creates' };
    return laneOf(await fire(range, request));
  };

  const used = new Set<string>();
  return {
    used,
    size: () => objects().length + [...lanes.values()].filter(({ lost }) => !lost).length,
    async lane(number) {
      const current = lanes.get(number);
      if (current !== undefined && !current.lost) return current;
      const lane = await next();
      if (lane !== undefined) {
        lanes.set(number, lane);
        used.add(lane.id);
      }
      return lane;
    },
  };
};

/** The accepted objects among observations, as lanes. */
export const lanesOf = (observations: readonly Observation[]): readonly Lane[] =>
  observations.map(laneOf).filter((lane) => lane !== undefined);
