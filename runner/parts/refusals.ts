import { type Case, needsObject } from '../case.ts';
import { fire, type Range } from '../fire.ts';
import { isRead } from '../read-only.ts';
import { confirmUnmarked } from '../strays.ts';
import { casesOf, record, relist, type Tour } from '../tour.ts';

/** Lane 0 took the valid updates; what has to be refused shares the next ones. */
const refusalLanes = 3;

/** One object stands idle where cases mention the id of another: nobody updates it, so that it can be looked at. */
const withIdle = async ({ range, lanes }: Tour, cases: readonly Case[]): Promise<Range> =>
  cases.some(({ borrowsId }) => borrowsId === true) ? { ...range, idle: await lanes.lane(refusalLanes + 1) } : range;

/** Everything that has to be refused, and what services may treat as they like. */
export const fireRefusals = async (tour: Tour): Promise<void> => {
  const { history, lanes, mayCreate } = tour;
  const cases = casesOf(tour, 'refusals');
  const range = await withIdle(tour, cases);
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
