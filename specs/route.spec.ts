import type { ParentCheck, Standing } from '../runner/index.ts';
import { on, requirement } from '../runner/index.ts';
import { holds, NoAnswer, statusIn } from '../verdicts/index.ts';
import { shortPath } from './short-path.ts';

requirement<Standing>('ROUTE-01', {
  on: on.every,
  after: 'probe',
  // What was carried out is routed, also where the answer was lost.
  judgesFailures: true,
  sees: ({ standing }, { operation }) => {
    const own = standing[operation.kind];
    const last = own.exchanges.at(-1);
    // Where no answer tells whether the route is there, there is nothing to judge.
    return last === undefined || own.routed === undefined ? [] : [{ of: own, exchange: last, words: last.purpose }];
  },
  judge: ({ routed, exchanges }, { operation }) => {
    const what = `${operation.method} ${shortPath(operation.path)}`;
    holds(routed !== false, `The service does not know ${what}, which is documented`, {
      expected: `${operation.success}`,
      actual: `${exchanges.at(-1)?.answer?.status}`,
    });
    return undefined;
  },
});

/** Refusals that only say that parent objects are not shown, or not to this token; other answers say nothing. */
const isNotShown = (status: number): boolean => (status >= 400 && status < 500) || status === 501;

requirement<ParentCheck>('ROUTE-02', {
  on: on.creates,
  needsOwn: false,
  after: 'probe',
  // Where a parent is missing, this check is an error of the setup, and everything else is blocked.
  sees: ({ parents }) =>
    parents.map((parent) => ({ of: parent, exchange: parent.exchange, words: parent.exchange.purpose })),
  judge: ({ found, exchange }) => {
    if (found === 'yes') return undefined;
    const status = statusIn(exchange);
    if (isNotShown(status)) return 'the target does not show parent objects: not checked';
    throw new NoAnswer(`the ${status} answer does not tell whether the parent object is there`);
  },
});
