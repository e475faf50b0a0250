import type { Fault } from '../../catalogue.ts';
import type { Property } from '../../model/entity.ts';
import { macos, windows } from '../../model/operations.ts';
import { Refusal } from '../../refusal.ts';
import { accepting, refusing, sentText } from '../breaking.ts';
import { isForeign } from './membership.ts';

function inAnyCase(value: unknown, { members }: Property): boolean {
  return typeof value === 'string' && members.some((member) => member.toLowerCase() === value.toLowerCase());
}

/** Letter case, and the wrong way to say no. */
export const enumAnswerFaults: readonly Fault[] = [
  {
    name: 'enum-case-echoed-as-sent',
    does: 'Accepts any letter case on create and echoes it as it was sent.',
    violates: ['ENUM-04', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readEnum', inAnyCase, (value) => value),
  },
  {
    name: 'enum-case-echoed-as-sent-on-update',
    does: 'Accepts any letter case of a category on update and echoes it as it was sent.',
    violates: ['ENUM-04', 'UPDATE-02'],
    operations: [macos.update],
    breaks: accepting('readEnum', inAnyCase, (value) => value, 'updateCategory'),
  },
  {
    name: 'enum-case-lowered',
    does: 'Accepts any other letter case of a state and answers it in lower case.',
    violates: ['ENUM-04', 'CREATE-02'],
    operations: [macos.create],
    breaks: accepting(
      'readEnum',
      (value, property) => isForeign(value, property) && inAnyCase(value, property),
      (value) => String(value).toLowerCase(),
    ),
  },
  {
    name: 'enum-case-to-default',
    does: 'Takes a status in another letter case for upToDate.',
    violates: ['ENUM-04'],
    operations: [windows.update],
    breaks: sentText('readEnum', (text, property) =>
      isForeign(text, property) && inAnyCase(text, property) ? 'upToDate' : text,
    ),
  },
  {
    name: 'enum-bad-value-answers-500',
    does: 'Breaks with 500 on an unknown state.',
    violates: ['ENUM-03', 'ERROR-03'],
    operations: [macos.create],
    breaks: refusing(
      'readEnum',
      isForeign,
      () => new Refusal(500, 'InternalServerError', 'Requested value not found.'),
    ),
  },
  {
    name: 'enum-bad-value-answers-422',
    does: 'Answers an unknown status with 422 instead of 400.',
    violates: ['ENUM-03'],
    operations: [windows.update],
    breaks: refusing('readEnum', isForeign, () => new Refusal(422, 'UnprocessableEntity', 'The value is not allowed.')),
  },
  {
    name: 'enum-bad-value-answers-404',
    does: 'Answers an unknown status with 404, as if the object did not exist.',
    violates: ['ENUM-03'],
    operations: [windows.create],
    breaks: refusing('readEnum', isForeign, () => new Refusal(404, 'ResourceNotFound', 'No such value.')),
  },
  {
    name: 'enum-bad-value-answers-200',
    does: 'Answers an unknown state with 200 and an error in the body.',
    violates: ['ENUM-03', 'UPDATE-02'],
    operations: [macos.update],
    breaks: refusing('readEnum', isForeign, () => new Refusal(200, 'ModelValidationFailure', 'No such value.')),
  },
  {
    name: 'enum-ordinal-text-answers-500',
    does: 'Breaks with 500 on the ordinal of a member written as text.',
    violates: ['ERROR-03'],
    operations: [windows.update],
    breaks: refusing(
      'readEnum',
      (value) => /^\d+$/.test(String(value)),
      () => new Refusal(500, 'InternalServerError', 'Specified cast is not valid.'),
    ),
  },
];
