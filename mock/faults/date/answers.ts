import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { parseMoment } from '../../steps/moment.ts';
import { accepting, refusing, stored } from '../breaking.ts';

function isBad(value: unknown): boolean {
  return typeof value !== 'string' || parseMoment(value) === undefined;
}

const broken = (message: string) => () => new Refusal(500, 'InternalServerError', message);

/** The wrong way to say no, and the wrong way to write a timestamp. */
export const dateAnswerFaults: readonly Fault[] = [
  {
    name: 'date-bad-value-is-ignored',
    does: 'Answers an update with a bad timestamp with 200 and leaves the property alone.',
    violates: ['DATE-02'],
    operations: [windows.update],
    breaks: ({ readDate, merge }) => ({
      readDate: (call, property, value) => (isBad(value) ? undefined : readDate(call, property, value)),
      merge: (call, row, changes) =>
        merge(call, row, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))),
    }),
  },
  {
    name: 'date-bad-value-becomes-null',
    does: 'Stores null for a timestamp that it cannot read.',
    violates: ['DATE-02', 'CREATE-02'],
    operations: [macos.create],
    breaks: accepting('readDate', isBad, () => null),
  },
  {
    name: 'date-bad-value-answers-500',
    does: 'Breaks with 500 on text that is no timestamp.',
    violates: ['DATE-02', 'ERROR-03'],
    operations: [windows.update],
    breaks: refusing('readDate', isBad, broken('String was not recognized as a valid DateTime.')),
  },
  {
    name: 'date-bad-value-answers-422',
    does: 'Answers a bad timestamp with 422 instead of 400.',
    violates: ['DATE-02'],
    operations: [macos.create],
    breaks: refusing('readDate', isBad, () => new Refusal(422, 'UnprocessableEntity', 'The timestamp is invalid.')),
  },
  {
    name: 'date-leap-second-answers-500',
    does: 'Breaks with 500 on second 60.',
    violates: ['ERROR-03'],
    operations: [windows.update],
    breaks: refusing(
      'readDate',
      (value) => /:60(?:\D|$)/.test(String(value).slice(16)),
      broken('Second out of range.'),
    ),
  },
  {
    name: 'date-hour-24-answers-500',
    does: 'Breaks with 500 on hour 24.',
    violates: ['ERROR-03'],
    operations: [macos.create],
    breaks: refusing('readDate', (value) => String(value).includes('T24:'), broken('Hour out of range.')),
  },
  {
    name: 'date-long-fraction-answers-500',
    does: 'Breaks with 500 on a fraction of more than nine digits.',
    violates: ['ERROR-03'],
    operations: [windows.create],
    breaks: refusing('readDate', (value) => /\.\d{10}/.test(String(value)), broken('Arithmetic overflow.')),
  },
  {
    name: 'date-answers-microsoft-json',
    does: 'Answers a create with timestamps as /Date(1483257558095)/.',
    violates: ['DATE-01', 'CREATE-02', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readDate', (text) => `/Date(${Date.parse(text)})/`),
  },
  {
    name: 'date-answers-a-space',
    does: 'Answers an update with a space between date and time.',
    violates: ['DATE-01', 'UPDATE-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: stored('readDate', (text) => text.replace('T', ' '), 'lastSyncDateTime'),
  },
  {
    name: 'date-answers-milliseconds',
    does: 'Answers an update with a number of milliseconds since 1970.',
    violates: ['DATE-01', 'UPDATE-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readDate', (text) => Date.parse(text)),
  },
];
