import type { Entity, Operation, OperationKind, Parent, Recipe } from './contract.ts';
import { broken, readDataFile } from './data-file.ts';
import { escapePointer } from './validation.ts';

type Json = Readonly<Record<string, unknown>>;

interface Message {
  readonly content?: { readonly 'application/json': { readonly example?: Json } };
}

interface OperationObject {
  readonly operationId: string;
  readonly externalDocs: { readonly url: string };
  readonly security: readonly [{ readonly bearer: readonly [string] }];
  readonly requestBody?: Message;
  readonly responses: Readonly<Record<string, Message>>;
}

interface ParameterObject {
  readonly 'x-fixture'?: { readonly option: string; readonly variable: string };
  readonly 'x-recipe'?: Recipe;
}

interface OperationsDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject | undefined>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, ParameterObject | undefined>> };
}

/** What an OpenAPI document says about an entity. */
export interface Operations extends Pick<Entity, 'parents' | 'collectionPath' | 'itemPath' | 'itemParameter'> {
  readonly operations: Readonly<Record<OperationKind, Omit<Operation, 'entity'>>>;
}

/**
 * Reads `operations.openapi.json` of an entity. Its two paths are the collection and the item in it.
 *
 * @throws Error one sentence that names the file and the place in it
 */
export function readOperations(file: URL): Operations {
  const document = readDataFile<OperationsDocument>(file, 'operations.schema.json');
  const [collectionPath = '', itemPath = ''] = Object.keys(document.paths).sort((a, b) => a.length - b.length);
  const itemParameter = /\{(\w+)\}$/.exec(itemPath)?.[1] ?? '';
  if (itemPath !== `${collectionPath}/{${itemParameter}}`) {
    throw broken(file, `/paths/${escapePointer(itemPath)}`, 'must be the collection followed by one parameter');
  }
  return {
    parents: parentsOf(collectionPath, file, document),
    collectionPath,
    itemPath,
    itemParameter,
    operations: {
      create: readOperation('create', collectionPath, file, document),
      list: readOperation('list', collectionPath, file, document),
      get: readOperation('get', itemPath, file, document),
      update: readOperation('update', itemPath, file, document),
      delete: readOperation('delete', itemPath, file, document),
    },
  };
}

/** Every parameter on the way to the collection stands for an object that must exist. */
function parentsOf(collection: string, file: URL, { components }: OperationsDocument): readonly Parent[] {
  return [...collection.matchAll(/\{(\w+)\}/g)].map(({ 0: braced, 1: name = '', index }) => {
    const { 'x-fixture': fixture, 'x-recipe': recipe } = components.parameters[name] ?? {};
    if (fixture === undefined) throw broken(file, `/components/parameters/${name}/x-fixture`, 'is missing');
    const path = collection.slice(0, index + braced.length);
    const collectionPath = path.slice(0, path.lastIndexOf('/'));
    const parameter = { name, ...fixture };
    return { path, collectionPath, parameter, ...(recipe === undefined ? {} : { recipe }) };
  });
}

const methods = { create: 'POST', list: 'GET', get: 'GET', update: 'PATCH', delete: 'DELETE' } as const;

function readOperation(
  kind: OperationKind,
  path: string,
  file: URL,
  { paths }: OperationsDocument,
): Omit<Operation, 'entity'> {
  const method = methods[kind];
  const found = paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw broken(file, `/paths/${escapePointer(path)}/${method.toLowerCase()}`, 'is missing');
  const success = Object.keys(found.responses).find((status) => status !== 'default') ?? '';
  return {
    id: found.operationId,
    kind,
    method,
    path,
    success: Number(success),
    permission: found.security[0].bearer[0],
    page: found.externalDocs.url,
    exampleRequest: exampleIn(found.requestBody),
    exampleResponse: exampleIn(found.responses[success]),
  };
}

function exampleIn(message: Message | undefined): Json | undefined {
  return message?.content?.['application/json'].example;
}
