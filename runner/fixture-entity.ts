import type { Entity, Operation, OperationKind, Parent, Property, Recipe } from '../schemas/index.ts';

/** A parent that the contract says how to come by. */
export type KnownParent = Parent & { readonly recipe: Recipe };

export const isKnown = (parent: Parent): parent is KnownParent => parent.recipe !== undefined;

const methods = { create: 'POST', list: 'GET', get: 'GET', update: 'PATCH', delete: 'DELETE' } as const;

const textNamed = (name: string): Property => ({
  name,
  kind: 'text',
  edmType: 'Edm.String',
  nullable: false,
  members: [],
  faker: undefined,
  description: '',
});

/** A parent object seen as an entity, so that it is listed, created and deleted like any other; never judged. */
export const fixtureEntity = ({ collectionPath, path, parameter, recipe }: KnownParent): Entity => {
  const operation = (kind: OperationKind): Operation => ({
    // Requests of the suite's own belong to no operation of the contract.
    id: '',
    kind,
    method: methods[kind],
    path: kind === 'create' || kind === 'list' ? collectionPath : path,
    success: 200,
    permission: '',
    page: '',
    exampleRequest: undefined,
    exampleResponse: undefined,
    get entity() {
      return entity;
    },
  });
  const entity: Entity = {
    name: recipe.type.replace(/^#microsoft\.graph\./, ''),
    odataType: recipe.type,
    properties: recipe.create === undefined ? [] : [textNamed(recipe.create.mark)],
    parents: [],
    collectionPath,
    itemPath: path,
    itemParameter: parameter.name,
    operations: {
      create: operation('create'),
      list: operation('list'),
      get: operation('get'),
      update: operation('update'),
      delete: operation('delete'),
    },
    schemas: { create: {}, update: {}, answer: {} },
  };
  return entity;
};

/** Whether an object is of the type that is looked for; one that does not say is taken for it. */
export const isOfType = ({ recipe }: KnownParent, object: Readonly<Record<string, unknown>>): boolean =>
  [undefined, recipe.type].includes(object['@odata.type'] as string | undefined);
