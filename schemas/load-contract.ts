import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract, Entity, Operation, Requirement, Topic, Use } from './contract.ts';
import { broken, readDataFile } from './data-file.ts';
import { readOperations } from './operations.ts';
import { readResource } from './resource.ts';
import { escapePointer, type Violation, validate } from './validation.ts';

const ownFolder = new URL('.', import.meta.url);

/**
 * Reads the contract: an entity from every folder, and the requirements from the folder `requirements`, or the project's
 * own where there is none.
 *
 * @param folder where the data are; the project's own unless given
 * @throws Error one sentence that names the first broken file and the place in it
 */
export function loadContract(folder: URL = ownFolder): Contract {
  const root = new URL(`${folder.href.replace(/\/$/, '')}/`);
  const entities = foldersIn(root)
    .filter(({ name }) => name !== 'requirements' && !name.startsWith('.'))
    .map(({ name }) => readEntity(root, name))
    .sort(byName);
  if (entities.length === 0) {
    throw new Error(
      `${pathOf(root)}: the folder holds no entity: a folder with resource.schema.json and operations.openapi.json.`,
    );
  }
  assertDistinct(root, entities);
  const requirements = new URL('requirements/', root);
  const ledger = existsSync(requirements) ? requirements : new URL('requirements/', ownFolder);
  const chapters = readdirSync(ledger)
    .sort()
    .map((name) => readChapter(new URL(name, ledger)))
    .sort((one, other) => one.order - other.order);
  return {
    entities,
    operations: entities.flatMap((entity) => Object.values(entity.operations)),
    topics: chapters.map((chapter) => chapter.topic),
    requirements: linked(chapters),
  };
}

/** Holds a value against the schema of an entity; an empty list means that it is valid for this use. */
export function violations(entity: Entity, use: Use, value: unknown): readonly Violation[] {
  return validate(entity.schemas[use], value);
}

/** Without the slash at its end. */
function pathOf(folder: URL): string {
  return fileURLToPath(folder.href.replace(/\/$/, ''));
}

function foldersIn(root: URL): readonly Dirent[] {
  try {
    return readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  } catch (cause) {
    throw new Error(`${pathOf(root)}: the folder cannot be read (${(cause as Error).message}).`, { cause });
  }
}

/** Addresses name operations, and those of a folder that was copied have to get names of their own. */
function assertDistinct(root: URL, entities: readonly Entity[]): void {
  const owners = new Map<string, string>();
  for (const { name, operations } of entities) {
    for (const { id, path, method } of Object.values(operations)) {
      const owner = owners.get(id);
      if (owner !== undefined) {
        const file = new URL(`${name}/operations.openapi.json`, root);
        const pointer = `/paths/${escapePointer(path)}/${method.toLowerCase()}/operationId`;
        throw broken(file, pointer, `is ${id}, as an operation of ${owner} is called`);
      }
      owners.set(id, name);
    }
  }
}

function readEntity(root: URL, name: string): Entity {
  const file = new URL(`${name}/resource.schema.json`, root);
  const resource = readResource(file);
  if (resource.name !== name) throw broken(file, '/title', `must be the name of the folder, ${JSON.stringify(name)}`);
  const { operations, ...paths } = readOperations(new URL(`${name}/operations.openapi.json`, root));
  const own = (operation: Omit<Operation, 'entity'>): Operation => ({
    ...operation,
    // Entity and operation hold each other: a getter, because the entity is not finished yet.
    get entity() {
      return entity;
    },
  });
  const entity: Entity = {
    ...resource,
    ...paths,
    operations: {
      create: own(operations.create),
      list: own(operations.list),
      get: own(operations.get),
      update: own(operations.update),
      delete: own(operations.delete),
    },
  };
  return entity;
}

interface RequirementsDocument {
  readonly topic: string;
  readonly order: number;
  readonly title: string;
  readonly requirements: readonly (Omit<Requirement, 'topic' | 'tolerated' | 'excluded' | 'follows' | 'kinds'> & {
    readonly tolerated?: string;
    readonly excluded?: string;
    readonly follows?: readonly string[];
    readonly kinds?: Requirement['kinds'];
  })[];
}

interface Chapter {
  readonly file: URL;
  readonly order: number;
  readonly topic: Topic;
  readonly requirements: readonly Requirement[];
}

function readChapter(file: URL): Chapter {
  const { topic, order, title, requirements } = readDataFile<RequirementsDocument>(file, 'requirements.schema.json');
  if (!file.pathname.endsWith(`/${topic}.json`)) throw broken(file, '/topic', 'must be the name of the file');
  return {
    file,
    order,
    topic: { name: topic, title },
    requirements: requirements.map((requirement) => ({
      ...requirement,
      topic,
      tolerated: requirement.tolerated,
      excluded: requirement.excluded,
      follows: requirement.follows ?? [],
      kinds: requirement.kinds,
    })),
  };
}

/** Puts the ids of a topic in the place of its name, wherever a requirement follows a whole topic. */
function linked(chapters: readonly Chapter[]): readonly Requirement[] {
  const all = chapters.flatMap(({ requirements }) => requirements);
  return chapters.flatMap(({ file, requirements }) =>
    requirements.map((requirement, index) => ({
      ...requirement,
      follows: requirement.follows.flatMap((name) => {
        const named = all.filter(({ id, topic }) => id !== requirement.id && [id, topic.toUpperCase()].includes(name));
        if (named.length > 0) return named.map(({ id }) => id);
        throw broken(file, `/requirements/${index}/follows`, `${name} is no other requirement and no topic`);
      }),
    })),
  );
}

function byName(one: Entity, other: Entity): number {
  return one.name < other.name ? -1 : 1;
}
