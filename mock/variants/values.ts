import type { Variant } from '../catalogue.ts';
import { invalid } from '../refusal.ts';
import { parseMoment, writeMoment } from '../steps/moment.ts';

/** Writes an accepted timestamp in another legal way. */
function writingDates(write: (ticks: bigint, sent: string) => string | undefined): Variant['changes'] {
  return ({ readDate }) => ({
    readDate: (call, property, value) => {
      const stored = readDate(call, property, value);
      const moment = parseMoment(String(value));
      return (moment && write(moment.ticks, String(value))) ?? stored;
    },
  });
}

/** Refuses text that the contract only observes. */
function refusingText(when: (text: string) => boolean, message: string): Variant['changes'] {
  return ({ readText }) => ({
    readText: (call, property, value) => {
      if (typeof value === 'string' && when(value)) throw invalid(message);
      return readText(call, property, value);
    },
  });
}

function isControl(character: string): boolean {
  return character < ' ' && !'\t\n\r'.includes(character);
}

/** What a generous reader puts right before it reads a timestamp: letter case, the separator, excess digits. */
function tidied(text: string): string {
  return text
    .replace(/(?<=\d)[t ](?=\d)/, 'T')
    .replace(/(?<=\d)z$/, 'Z')
    .replace(/(\.\d{7})\d{1,5}(?!\d)/, '$1');
}

/** How values are read and written where the contract leaves it open. */
export const valueVariants: readonly Variant[] = [
  {
    name: 'dates-keep-their-offset',
    does: 'Answers timestamps as they were sent.',
    changes: writingDates((_, sent) => sent),
  },
  {
    name: 'dates-in-pacific-time',
    does: 'Answers all timestamps at -08:00, as the documentation does.',
    changes: writingDates((ticks) => writeMoment(ticks, -8 * 60)),
  },
  {
    name: 'dates-with-numeric-utc',
    does: 'Writes +00:00 for Z.',
    changes: writingDates((ticks) => writeMoment(ticks, 0)?.replace('Z', '+00:00')),
  },
  {
    name: 'dates-padded-to-seven-digits',
    does: 'Writes all seven digits of the fraction.',
    changes: writingDates((ticks) =>
      writeMoment(ticks, 0)?.replace(/:(\d\d)(?:\.(\d+))?Z$/, (_, second: string, fraction = '') => {
        return `:${second}.${fraction.padEnd(7, '0')}Z`;
      }),
    ),
  },
  {
    name: 'dates-padded-to-twelve-digits',
    does: 'Writes twelve digits of the fraction, as OData allows, though it takes no more than seven.',
    changes: writingDates((ticks) =>
      writeMoment(ticks, 0)?.replace(/:(\d\d)(?:\.(\d+))?Z$/, (_, second: string, fraction = '') => {
        return `:${second}.${fraction.padEnd(12, '0')}Z`;
      }),
    ),
  },
  {
    name: 'dates-read-generously',
    does: 'Accepts lower-case letters and a space in timestamps, and cuts fractions after seven digits.',
    changes: ({ readDate }) => ({
      readDate: (call, property, value) => readDate(call, property, typeof value === 'string' ? tidied(value) : value),
    }),
  },
  {
    name: 'dates-want-seconds',
    does: 'Refuses timestamps without seconds.',
    changes: ({ readDate }) => ({
      readDate: (call, property, value) => {
        if (!/T\d\d:\d\d:\d\d/.test(String(value))) throw invalid('The timestamp has no seconds.');
        return readDate(call, property, value);
      },
    }),
  },
  {
    name: 'members-in-any-case',
    does: 'Accepts members in any letter case and answers them as documented.',
    changes: ({ readEnum }) => ({
      readEnum: (call, property, value) => {
        const folded = typeof value === 'string' ? value.toLowerCase() : value;
        return readEnum(call, property, property.members.find((member) => member.toLowerCase() === folded) ?? value);
      },
    }),
  },
  {
    name: 'members-by-ordinal',
    does: 'Accepts the ordinal of a member as text.',
    changes: ({ readEnum }) => ({
      readEnum: (call, property, value) => {
        const index = property.ordinals.findIndex((ordinal) => String(ordinal) === value);
        return readEnum(call, property, property.members[index] ?? value);
      },
    }),
  },
  {
    name: 'text-without-control-characters',
    does: 'Refuses control characters other than newline and tab.',
    changes: refusingText((text) => [...text].some(isControl), 'The value holds a control character.'),
  },
  {
    name: 'text-without-lone-surrogates',
    does: 'Refuses half surrogate pairs.',
    changes: refusingText((text) => /\p{Surrogate}/u.test(text), 'The value is not well-formed Unicode.'),
  },
  {
    name: 'text-up-to-32000-characters',
    does: 'Refuses text of more than 32,000 characters.',
    changes: refusingText((text) => text.length > 32_000, 'The value is too long.'),
  },
];
