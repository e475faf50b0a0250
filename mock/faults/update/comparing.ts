import type { Fault } from '../../catalogue.ts';
import type { Property } from '../../model/entity.ts';
import { macos, windows } from '../../model/operations.ts';

type Breaks = Fault['breaks'];

const isText = ({ kind }: Property): boolean => kind === 'text';

/** Leaves properties out of an update that some comparison finds unchanged. */
function unlessChanged(
  concerns: (property: Property) => boolean,
  sameTexts: (before: string, after: string) => boolean,
  same: (before: unknown, after: unknown) => boolean = () => false,
): Breaks {
  return ({ merge }) => ({
    merge: (call, row, changes) => {
      const isSame = (name: string, after: unknown): boolean => {
        const property = call.entity.properties.find((declared) => declared.name === name);
        const before = row.values[name];
        if (property === undefined || !concerns(property)) return false;
        return (
          same(before, after) || (typeof before === 'string' && typeof after === 'string' && sameTexts(before, after))
        );
      };
      merge(call, row, Object.fromEntries(Object.entries(changes).filter(([name, after]) => !isSame(name, after))));
    },
  });
}

/** The comparison of texts that look alike after a change. */
function sameText(plain: (text: string) => string): Breaks {
  return unlessChanged(isText, (before, after) => plain(before) === plain(after));
}

/** Updates that are skipped because somebody compares carelessly. */
export const comparingFaults: readonly Fault[] = [
  {
    name: 'update-compares-without-accents',
    does: 'Leaves a text alone that an update changes in its accents only.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sameText((text) => text.normalize('NFD').replace(/\p{Mn}/gu, '')),
  },
  {
    name: 'update-compares-trimmed',
    does: 'Leaves a text alone that an update changes in its spaces only.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [macos.update],
    breaks: sameText((text) => text.trimEnd()),
  },
  {
    name: 'update-compares-normalised',
    does: 'Leaves a text alone that an update only encodes in another way.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sameText((text) => text.normalize('NFC')),
  },
  {
    name: 'update-compares-beginnings',
    does: 'Compares the first 255 characters of a text to see whether an update changes it.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sameText((text) => text.slice(0, 255)),
  },
  {
    name: 'update-compares-numbers',
    does: 'Leaves a text alone where an update puts the same number in its place.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [windows.update],
    breaks: sameText((text) => (text !== '' && Number.isFinite(Number(text)) ? `${Number(text)}` : text)),
  },
  {
    name: 'update-compares-to-the-second',
    does: 'Leaves a timestamp alone that an update changes by less than a second.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [macos.update],
    breaks: unlessChanged(
      (property) => property.kind === 'date',
      (one, other) => one.slice(0, 19) === other.slice(0, 19),
    ),
  },
  {
    name: 'update-null-is-empty',
    does: 'Leaves an empty text alone where an update puts null in its place.',
    violates: ['UPDATE-12', 'UPDATE-03'],
    operations: [windows.update],
    breaks: unlessChanged(
      isText,
      () => false,
      (one, other) => one === '' && other === null,
    ),
  },
];
