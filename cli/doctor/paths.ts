import type { Entity } from '../../schemas/index.ts';

type Ids = Readonly<Record<string, string | undefined>>;

/** Completes the template of an address; undefined where an id in it is not known yet. */
export const expand = (root: URL, template: string, ids: Ids): string | undefined => {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.some((name) => ids[name] === undefined)) return undefined;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  return `${root.href.replace(/\/$/, '')}${path}`;
};

/** An address of the entity that can be read now: its collection, or that of its outermost parent. */
export const readable = (root: URL, { collectionPath, parents }: Entity, ids: Ids): string =>
  expand(root, collectionPath, ids) ?? expand(root, parents[0]?.collectionPath ?? '', ids) ?? root.href;
