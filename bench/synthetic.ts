import { cp, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { date, type Entity, member, type Property, text } from '../mock/model/entity.ts';

/** Names of types have no digits. */
const lettersOf = (name: string): string => name.replace(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)));

/** What a property of each kind is in a contract, beside its description. */
const schemas: Readonly<Record<Property['kind'], (property: Property) => object>> = {
  text: () => ({ type: ['string', 'null'], 'x-edm-type': 'Edm.String', 'x-faker': 'string.uuid' }),
  enum: ({ name, members, ordinals }) => ({
    enum: members,
    'x-edm-type': `microsoft.graph.${lettersOf(name)}Kind`,
    'x-enum-values': Object.fromEntries(members.map((word, place) => [word, ordinals[place]])),
  }),
  date: () => ({
    type: 'string',
    format: 'date-time',
    'x-edm-type': 'Edm.DateTimeOffset',
    'x-faker': { 'date.recent': { days: 30 } },
  }),
  boolean: () => ({ type: 'boolean', 'x-edm-type': 'Edm.Boolean' }),
  integer: () => ({ type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1, 'x-edm-type': 'Edm.Int32' }),
};

const examples: Readonly<Record<Property['kind'], (property: Property) => unknown>> = {
  text: ({ name }) => `${name} value`,
  enum: ({ members }) => members[0],
  date: () => '2016-12-31T23:59:18.0955018-08:00',
  boolean: () => true,
  integer: () => 9,
};

/** Ten properties of the kinds that windowsUpdateState has; more repeat them. */
const pattern: readonly ((name: string) => Property)[] = [
  text,
  text,
  text,
  text,
  (name) => member(name, { first: 0, second: 1, third: 2, fourth: 3 }),
  text,
  text,
  text,
  date,
  date,
];

/** Copies of an entity with so many properties, as the mock knows them. */
export const syntheticEntities = (copies: number, properties: number): readonly Entity[] =>
  Array.from({ length: copies }, (_, copy): Entity => {
    const own = `Synthetic${lettersOf(`${copy}`)}State`;
    const name = `synthetic${lettersOf(`${copy}`)}State`;
    return {
      name,
      collection: `bench/${name}s`,
      parameter: `${name}Id`,
      operations: {
        create: `create${own}`,
        list: `list${own}s`,
        get: `get${own}`,
        update: `update${own}`,
        delete: `delete${own}`,
      },
      properties: Array.from({ length: properties }, (_, place) =>
        (pattern[place % pattern.length] ?? text)(`property${place}`),
      ),
    };
  });

const resourceOf = ({ name, properties }: Entity): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  description: 'An entity of the bench.',
  $ref: '#answer',
  $defs: {
    properties: {
      $anchor: 'properties',
      type: 'object',
      properties: {
        '@odata.type': { description: 'The name of the type.', const: `#microsoft.graph.${name}` },
        id: { description: 'The key.', type: 'string', minLength: 1, readOnly: true, 'x-edm-type': 'Edm.String' },
        ...Object.fromEntries(
          properties.map((property) => [
            property.name,
            { description: `The ${property.name}.`, ...schemas[property.kind](property) },
          ]),
        ),
      },
    },
    ...Object.fromEntries(
      ['create', 'update'].map((use) => [
        use,
        {
          $anchor: use,
          description: `What a ${use} may carry.`,
          $ref: '#properties',
          type: 'object',
          unevaluatedProperties: false,
        },
      ]),
    ),
    answer: {
      $anchor: 'answer',
      description: 'What the service returns.',
      $ref: '#properties',
      type: 'object',
      required: ['id', ...properties.filter(({ nullable }) => !nullable).map((property) => property.name)],
    },
  },
});

const operationsOf = ({ name, collection, parameter, operations, properties }: Entity): object => {
  const error = { default: { $ref: '#/components/responses/error' } };
  const example = {
    '@odata.type': `#microsoft.graph.${name}`,
    ...Object.fromEntries(properties.map((property) => [property.name, examples[property.kind](property)])),
  };
  const operation = (kind: keyof typeof operations, permission: string, more: object): object => ({
    operationId: operations[kind],
    summary: `The ${kind} of a ${name}`,
    externalDocs: { description: 'The bench', url: `https://learn.microsoft.com/graph/api/bench-${name}-${kind}` },
    security: [{ bearer: [`DeviceManagementConfiguration.${permission}.All`] }],
    ...more,
  });
  const body = (schema: object, content: object) => ({ content: { 'application/json': { schema, example: content } } });
  const own = (use: string) => ({ $ref: `resource.schema.json#${use}` });
  const answer = (content: object) => ({ description: 'The object.', ...body(own('answer'), content) });
  const whole = { ...example, id: '3d92af00-af00-3d92-00af-923d00af923d' };
  const page = { description: 'The objects.', ...body({ $ref: '#/components/schemas/page' }, { value: [whole] }) };
  return {
    openapi: '3.1.0',
    info: { title: name, version: 'beta' },
    servers: [{ url: 'https://graph.microsoft.com/beta' }],
    paths: {
      [`/${collection}`]: {
        get: operation('list', 'Read', { responses: { 200: page, ...error } }),
        post: operation('create', 'ReadWrite', {
          requestBody: { required: true, ...body(own('create'), example) },
          responses: { 201: answer(whole), ...error },
        }),
      },
      [`/${collection}/{${parameter}}`]: {
        parameters: [{ $ref: `#/components/parameters/${parameter}` }],
        get: operation('get', 'Read', { responses: { 200: answer(whole), ...error } }),
        patch: operation('update', 'ReadWrite', {
          requestBody: { required: true, ...body(own('update'), example) },
          responses: { 200: answer(whole), ...error },
        }),
        delete: operation('delete', 'ReadWrite', { responses: { 204: { description: 'It is gone.' }, ...error } }),
      },
    },
    components: {
      parameters: {
        [parameter]: {
          name: parameter,
          in: 'path',
          required: true,
          description: 'The key.',
          schema: { type: 'string' },
        },
      },
    },
  };
};

/** Writes the contract of such entities, with the requirements of the suite, and tells where it is. */
export const writeContract = async (folder: string, entities: readonly Entity[]): Promise<URL> => {
  const requirements = fileURLToPath(new URL('../schemas/requirements', import.meta.url));
  await cp(requirements, `${folder}/requirements`, { recursive: true });
  for (const entity of entities) {
    await mkdir(`${folder}/${entity.name}`);
    await writeFile(`${folder}/${entity.name}/resource.schema.json`, JSON.stringify(resourceOf(entity)));
    await writeFile(`${folder}/${entity.name}/operations.openapi.json`, JSON.stringify(operationsOf(entity)));
  }
  return pathToFileURL(folder);
};
