import { fileURLToPath } from 'node:url';
import { type Contract, type Entity, loadContract } from '../../schemas/index.ts';

/** The folder of the worked example in docs/adding-an-entity.md. */
export const exampleFolder = fileURLToPath(new URL('fixture', import.meta.url));

/** The contract of the worked example: an entity the suite does not ship, with the requirements that it does. */
export const exampleContract: Contract = loadContract(new URL('fixture', import.meta.url));

const [entity] = exampleContract.entities;
if (entity === undefined) throw new Error('the worked example has no entity');

export const exampleEntity: Entity = entity;
