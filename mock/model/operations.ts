import { macOSSoftwareUpdateStateSummary, windowsUpdateState, writable } from './entities.ts';
import type { Entity, Kind } from './entity.ts';

function operationId(entity: Entity, kind: Kind): string {
  const id = entity.operations[kind];
  if (id === undefined) throw new Error(`${entity.name} has no operation "${kind}".`);
  return id;
}

/** Ids of the documented operations of one entity, by kind. */
function operationsOf(entity: Entity): Readonly<Record<Kind, string>> {
  return {
    create: operationId(entity, 'create'),
    list: operationId(entity, 'list'),
    get: operationId(entity, 'get'),
    update: operationId(entity, 'update'),
    delete: operationId(entity, 'delete'),
  };
}

export const windows = operationsOf(windowsUpdateState);
export const macos = operationsOf(macOSSoftwareUpdateStateSummary);

/** Operation ids of a kind, over both entities. */
export const creates: readonly string[] = [windows.create, macos.create];
export const updates: readonly string[] = [windows.update, macos.update];
export const gets: readonly string[] = [windows.get, macos.get];
export const deletes: readonly string[] = [windows.delete, macos.delete];
/** Operations with a request body. */
export const writes: readonly string[] = [...creates, ...updates];
export const documented: readonly string[] = writable.flatMap((entity) => Object.values(operationsOf(entity)));
