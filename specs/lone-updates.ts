import type { Case } from '../runner/index.ts';
import type { Operation, Property } from '../schemas/index.ts';

/** Values that a service may take for more than a change of one property: each member, nothing, and empty text. */
const tellingValues = ({ kind, members, nullable }: Property): readonly (readonly [string, unknown])[] => [
  ...members.map(({ name }) => [name, name] as const),
  ...(nullable ? [['null', null] as const] : []),
  ...(kind === 'text' ? [['empty', ''] as const] : []),
];

/**
 * Updates of one property alone: values that a service may draw conclusions from, and at last an ordinary one, so that
 * there is something to lose when the next property has its turn.
 */
export const loneUpdates = (operation: Operation): readonly Case[] =>
  operation.entity.properties.flatMap((property): readonly Case[] => {
    const { name } = property;
    const only = { operation, part: 'updates', property: name } as const;
    return [
      ...tellingValues(property).map(([value, sent]) => ({
        ...only,
        key: `${operation.id}/only/${name}/${value}`,
        words: `the payload holds ${name} and nothing else, and it is ${JSON.stringify(sent)}`,
        base: 'none' as const,
        values: { [name]: sent },
        rare: true,
      })),
      {
        ...only,
        key: `${operation.id}/only/${name}`,
        words: `the payload holds ${name} and nothing else`,
        base: [name],
      },
    ];
  });
