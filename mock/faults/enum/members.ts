import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';
import { answeringWith, keptTexts, refusing, stored } from '../breaking.ts';

const unknownMember = () => invalid('The value is not a member of the enumeration.');

function swapped(one: string, other: string): (text: string) => string {
  return (text) => (text === one ? other : text === other ? one : text);
}

function pascalCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Member tables with a mistake in them. */
export const memberFaults: readonly Fault[] = [
  {
    name: 'enum-member-missing',
    does: 'Does not know the status pendingReboot.',
    violates: ['ENUM-01', 'CREATE-01'],
    operations: [windows.create],
    breaks: refusing('readEnum', (value) => value === 'pendingReboot', unknownMember),
  },
  {
    name: 'enum-last-member-missing',
    does: 'Does not know the last state, commandFailed.',
    violates: ['ENUM-01', 'CREATE-01'],
    operations: [macos.create],
    breaks: refusing('readEnum', (value) => value === 'commandFailed', unknownMember),
  },
  {
    name: 'enum-member-missing-on-update',
    does: 'Does not let an update set the state scheduled.',
    violates: ['ENUM-02', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusing('readEnum', (value) => value === 'scheduled', unknownMember),
  },
  {
    name: 'enum-member-misspelt',
    does: 'Answers uptoDate for upToDate.',
    violates: ['ENUM-01', 'CREATE-02', 'CREATE-03'],
    operations: [windows.create],
    breaks: stored('readEnum', (member) => (member === 'upToDate' ? 'uptoDate' : member)),
  },
  {
    name: 'enum-member-falls-back',
    does: 'Stores the state idle where it is given installFailed.',
    violates: ['ENUM-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readEnum', (member) => (member === 'installFailed' ? 'idle' : member)),
  },
  {
    name: 'enum-neighbours-swapped',
    does: 'Mixes up the states downloadInsufficientPower and downloadInsufficientNetwork.',
    violates: ['ENUM-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readEnum', swapped('downloadInsufficientPower', 'downloadInsufficientNetwork')),
  },
  {
    name: 'enum-categories-swapped-on-update',
    does: 'Mixes up the categories critical and firmware on update.',
    violates: ['ENUM-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readEnum', swapped('critical', 'firmware'), 'updateCategory'),
  },
  {
    name: 'enum-family-collapses',
    does: 'Keeps every state of the 2000 family as downloadFailed.',
    violates: ['ENUM-01', 'CREATE-06'],
    operations: [macos.create],
    breaks: keptTexts('enum', (member) => (/Insufficient|^installF|^command/.test(member) ? 'downloadFailed' : member)),
  },
  {
    name: 'enum-kept-as-default',
    does: 'Answers a create with the status as sent, but keeps upToDate.',
    violates: ['ENUM-01', 'CREATE-06'],
    operations: [windows.create],
    breaks: keptTexts('enum', () => 'upToDate'),
  },
  {
    name: 'enum-update-kept-as-before',
    does: 'Answers an update to the state idle, but keeps available.',
    violates: ['ENUM-02', 'UPDATE-06'],
    operations: [macos.update],
    breaks: keptTexts('enum', (member) => (member === 'idle' ? 'available' : member)),
  },
  {
    name: 'enum-answers-ordinal',
    does: 'Answers the number of the status instead of its name.',
    violates: ['ENUM-01', 'CREATE-02', 'CREATE-03'],
    operations: [windows.create],
    breaks: answeringWith('create', (body, { entity }) => ({
      ...body,
      status: entity.properties.find(({ name }) => name === 'status')?.members.indexOf(String(body.status)),
    })),
  },
  {
    name: 'enum-answers-pascal-case',
    does: 'Answers an update with member names in PascalCase, as in the source code.',
    violates: ['ENUM-02', 'UPDATE-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: stored('readEnum', pascalCase, 'state'),
  },
  {
    name: 'enum-zero-is-false',
    does: 'Takes the ordinal 0 for nothing, so that a new critical update becomes other.',
    violates: ['ENUM-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readEnum', (member) => (member === 'critical' ? 'other' : member), 'updateCategory'),
  },
  {
    name: 'enum-column-is-boolean',
    does: 'Keeps only whether an update succeeded, so that any other state reads installFailed.',
    violates: ['ENUM-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: stored('readEnum', (member) => (member === 'success' ? member : 'installFailed'), 'state'),
  },
];
