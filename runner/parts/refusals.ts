import { needsObject } from '../case.ts';
import { fire, type Range } from '../fire.ts';
import { isRead } from '../read-only.ts';
import { statesOf } from '../revisit.ts';
import { confirmUnmarked } from '../strays.ts';
import { casesOf, record, relist, type Tour } from '../tour.ts';

/** Lane 0 took the valid updates; what has to be refused shares the next ones. */
const refusalLanes = 3;

/** The documented example stands idle: nobody updates it, so that it can be mentioned and looked at. */
const withIdle = ({ range, creates }: Tour): Range => {
  const [first] = statesOf(creates.filter(({ case: { verbatim } }) => verbatim === true));
  return { ...range, idle: first === undefined ? undefined : { id: first[0], state: first[1] } };
};

/** Everything that has to be refused, and what services may treat as they like. */
export const fireRefusals = async (tour: Tour): Promise<void> => {
  const { history, lanes, mayCreate } = tour;
  const range = withIdle(tour);
  const cases = casesOf(tour, 'refusals');
  const onItems = cases.filter(needsObject);
  const others = cases.filter((request) => !needsObject(request) && (mayCreate || isRead(request)));
  const row = async (number: number): Promise<void> => {
    for (const request of onItems.filter((_, i) => i % refusalLanes === number)) {
      const lane = await lanes.lane(number + 1);
      if (lane !== undefined) record(tour, await fire(range, request, lane));
    }
  };
  await Promise.all([
    ...Array.from({ length: refusalLanes }, (_, number) => row(number)),
    ...others.map(async (request) => record(tour, await fire(range, request))),
  ]);
  await relist(tour, 'refusals');
  if (mayCreate && history.standing.list.works) await confirmUnmarked(range, history);
};
