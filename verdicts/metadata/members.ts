import type { Side } from './compare-property.ts';
import { shortName } from './short-name.ts';

/** In which members two sides of an enumeration differ; undefined where they agree. */
export const memberDifferences = ({ type, members: documented }: Side, { members: declared }: Side) => {
  if (documented === undefined) return undefined;
  if (declared === undefined) return `no enumeration type ${shortName(type)} is declared`;
  const only = (side: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`only ${side}: ${names.join(', ')}`];
  const renumbered = [...documented].flatMap(([name, value]) => {
    const other = declared.get(name);
    return other === undefined || other === value ? [] : [`${name} is ${value} as documented, ${other} as declared`];
  });
  const found = [
    ...only(
      'documented',
      [...documented.keys()].filter((name) => !declared.has(name)),
    ),
    ...only(
      'declared',
      [...declared.keys()].filter((name) => !documented.has(name)),
    ),
    ...renumbered,
  ];
  return found.length === 0 ? undefined : found.join('; ');
};
