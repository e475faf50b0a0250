import type { Entity } from '../schemas/index.ts';

/** What an address names: a collection of an entity, and perhaps an object in it. */
export interface NamedPlace {
  /** Address of the collection. */
  readonly collection: string;
  /** Path parameters of the parents, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly id: string | undefined;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches the addresses of a path template; each parameter is a group of its name. */
const patternOf = (template: string): string =>
  template
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 === 0 ? literally(part) : `(?<${part}>[^/?#]+)`))
    .join('');

/**
 * Reads an address of an entity.
 *
 * @param base the service root, without a slash at the end
 * @returns undefined for an address that is neither the entity's collection nor an object in it
 */
export const placeIn = (entity: Entity, base: string, url: string): NamedPlace | undefined => {
  const pattern = `^(?<collection>${literally(base)}${patternOf(entity.collectionPath)})(?:/(?<id>[^/?#]+))?$`;
  const groups = new RegExp(pattern).exec(url)?.groups;
  if (groups === undefined) return undefined;
  const { collection = '', id, ...parameters } = groups;
  return {
    collection,
    id: id === undefined ? undefined : decodeURIComponent(id),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value = '']) => [name, decodeURIComponent(value)]),
    ),
  };
};

/** The path of a template; a parameter without a value stays empty. */
export const expand = (template: string, parameters: Readonly<Record<string, string | undefined>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
