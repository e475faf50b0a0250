import type { Contract } from '../../schemas/index.ts';
import type { Csdl } from '../../target/metadata/index.ts';
import { compareOperation } from './compare-operation.ts';
import { compareProperties } from './compare-properties.ts';
import type { Comparison } from './comparison.ts';
import { declarationsIn } from './declarations.ts';
import { otherWaysTo } from './other-ways.ts';

/** Everything that a contract documents beside what the metadata declare of it. */
export const compare = (contract: Contract, csdl: Csdl): readonly Comparison[] => {
  const declarations = declarationsIn(csdl);
  return contract.entities.flatMap((entity) => [
    ...Object.values(entity.operations).map((operation) => compareOperation(operation, declarations)),
    ...otherWaysTo(entity, declarations),
    ...compareProperties(entity, declarations),
  ]);
};
