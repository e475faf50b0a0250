import pLimit from 'p-limit';
import { type Case, needsObject } from '../case.ts';
import type { Range } from '../fire.ts';
import { isRead } from '../read-only.ts';
import { confirmUnmarked } from '../strays.ts';
import { attempt, casesOf, relist, type Tour } from '../tour.ts';

/** What has to be refused on objects is tried on so many side by side, where there are so many. */
const rowsAtMost = 3;

/** One object stands idle where cases mention the id of another: nobody updates it, so that it can be looked at. */
const withIdle = async ({ range, lanes }: Tour, cases: readonly Case[], number: number): Promise<Range> =>
  cases.some(({ borrowsId }) => borrowsId === true) ? { ...range, idle: await lanes.lane(number) } : range;

/** Everything that has to be refused, and what services may treat as they like. */
export const fireRefusals = async (tour: Tour): Promise<void> => {
  const { allowance, concurrency, history, lanes, mayCreate } = tour;
  const cases = casesOf(tour, 'refusals');
  const rows = Math.min(rowsAtMost, Math.max(1, lanes.size() - 1));
  const range = await withIdle(tour, cases, rows);
  const limit = pLimit(concurrency);
  const onItems = cases.filter(needsObject);
  const others = cases.filter((request) => !needsObject(request) && (mayCreate || isRead(request)));
  const row = async (number: number): Promise<void> => {
    for (const request of onItems.filter((_, i) => i % rows === number)) {
      const lane = await lanes.lane(number);
      if (lane !== undefined) await attempt(tour, request, lane, range);
    }
  };
  await Promise.all([
    ...Array.from({ length: rows }, (_, number) => row(number)),
    ...others.map((request) => limit(attempt, tour, request, undefined, range)),
  ]);
  await relist(tour, 'refusals');
  if (mayCreate && history.standing.list.works) await confirmUnmarked(range, history, allowance);
};
