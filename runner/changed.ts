import type { OperationKind } from '../schemas/index.ts';
import { objectIn } from '../target/index.ts';
import { sameValue } from '../verdicts/index.ts';
import type { History } from './history.ts';
import { wasAccepted } from './settle.ts';

/**
 * The properties whose ordinary values a create or update was seen to change or lose. CREATE-03 and UPDATE-03 tell
 * that; clauses about other things need not tell it again.
 */
export const changedProperties = ({ entity, observations }: History, kind: OperationKind): ReadonlySet<string> => {
  const ordinary = [...observations.values()].filter(
    (observation) =>
      observation.case.ordinary === true &&
      observation.case.verbatim !== true &&
      observation.case.operation.kind === kind &&
      wasAccepted(observation),
  );
  const changed = entity.properties.filter((property) =>
    ordinary.some(({ payload, exchange, after }) => {
      if (!(property.name in payload)) return false;
      const views = [objectIn(exchange.answer), ...(after === undefined ? [] : [after.object])];
      return views.some((object) => !sameValue(property, payload[property.name], object?.[property.name]));
    }),
  );
  return new Set(changed.map(({ name }) => name));
};
