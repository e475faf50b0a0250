import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, updates, windows } from '../../model/operations.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { answering, answeringWith, refused, rowsOf } from '../breaking.ts';

/** Empty updates are another matter, and updates that are refused as well. */
function whereNothingChanges(change: (answer: Answer) => Answer): Fault['breaks'] {
  return ({ update }) => ({
    update: (call) => {
      const before = { ...rowsOf(call).find(({ id }) => id === call.id)?.values };
      const answer = update(call);
      const now = rowsOf(call).find(({ id }) => id === call.id)?.values;
      const empty = Object.keys(call.does.readBody(call)).length === 0;
      return !empty && isDeepStrictEqual(before, now) ? change(answer) : answer;
    },
  });
}

/** Updates that do what they should and answer something else, or refuse what they should do. */
export const updateAnswerFaults: readonly Fault[] = [
  {
    name: 'update-answers-201',
    does: 'Answers an update with 201.',
    violates: ['UPDATE-01'],
    operations: [windows.update],
    breaks: answering('update', (answer) => ({ ...answer, status: 201 })),
  },
  {
    name: 'update-answers-204',
    does: 'Answers an update with 204 and no body.',
    violates: ['UPDATE-01'],
    operations: [macos.update],
    breaks: answering('update', (answer) => ({ ...answer, status: 204, body: undefined })),
  },
  {
    name: 'update-answers-nothing',
    does: 'Answers an update with 200 and no body.',
    violates: ['UPDATE-01'],
    operations: [windows.update],
    breaks: answering('update', (answer) => ({ ...answer, body: undefined })),
  },
  {
    name: 'update-answers-half-an-object',
    does: 'Answers an update with 200, and breaks off in the middle of the object.',
    violates: ['UPDATE-01'],
    operations: [macos.update],
    breaks: ({ serialise }) => ({
      serialise: (call, answer) => {
        const { body, ...reply } = serialise(call, answer);
        return { ...reply, body: answer.status === 200 ? body?.slice(0, 100) : body };
      },
    }),
  },
  {
    name: 'update-answers-202',
    does: 'Answers an update with 202, as if it were not done yet.',
    violates: ['UPDATE-01'],
    operations: [macos.update],
    breaks: answering('update', (answer) => ({ ...answer, status: 202 })),
  },
  {
    name: 'update-without-change-answers-304',
    does: 'Answers 304 to an update that changes nothing.',
    violates: ['UPDATE-01'],
    operations: [windows.update],
    breaks: whereNothingChanges((answer) => ({ ...answer, status: 304, body: undefined })),
  },
  {
    name: 'update-without-change-is-refused',
    does: 'Refuses an update that changes nothing with 409.',
    violates: ['UPDATE-01'],
    operations: [macos.update],
    breaks: whereNothingChanges(() => {
      throw new Refusal(409, 'Conflict', 'The object was not modified.');
    }),
  },
  {
    name: 'update-answers-empty-object',
    does: 'Answers an update with an empty object.',
    violates: ['UPDATE-02', 'UPDATE-01', 'UPDATE-03'],
    operations: [windows.update],
    breaks: answeringWith('update', () => ({})),
  },
  {
    name: 'update-answers-what-was-sent',
    does: 'Answers an update with nothing but the properties that were sent.',
    violates: ['UPDATE-02', 'UPDATE-01', 'UPDATE-04'],
    operations: [windows.update],
    breaks: answeringWith('update', (_, call) => call.does.readBody(call)),
  },
  {
    name: 'update-answers-without-id',
    does: 'Leaves the id out of the answer to an update.',
    violates: ['UPDATE-02', 'UPDATE-05'],
    operations: [macos.update],
    breaks: answeringWith('update', ({ id: _, ...body }) => body),
  },
  {
    name: 'update-answers-wrapped',
    does: 'Wraps the answer to an update in an object "value".',
    violates: ['UPDATE-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: answeringWith('update', (body) => ({ value: body })),
  },
  {
    name: 'update-answers-text-as-null',
    does: 'Answers an update with null for the display name, which cannot be null.',
    violates: ['UPDATE-02', 'UPDATE-04', 'UPDATE-03'],
    operations: [macos.update],
    breaks: answeringWith('update', (body) => ({ ...body, displayName: null })),
  },
  {
    name: 'update-answers-the-old-object',
    does: 'Answers an update with the object as it was before.',
    violates: ['UPDATE-03', 'UPDATE-06'],
    operations: [windows.update],
    breaks: ({ update, find, single }) => ({
      update: (call) => {
        const row = find(call);
        const before = row && single(call, { ...row });
        const answer = update(call);
        return { ...answer, body: before };
      },
    }),
  },
  {
    name: 'update-wants-everything',
    does: 'Refuses an update that leaves a property out.',
    violates: ['UPDATE-01', 'UPDATE-07'],
    operations: [macos.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) => {
        const missing = call.entity.properties.find(({ name }) => !Object.hasOwn(body, name));
        if (missing !== undefined) throw invalid(`The property '${missing.name}' is required.`);
        return readChanges(call, body);
      },
    }),
  },
  {
    name: 'update-wants-timestamp-with-status',
    does: 'Refuses a status without the time of the last scan.',
    violates: ['UPDATE-07', 'UPDATE-01'],
    operations: [windows.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) => {
        if (Object.hasOwn(body, 'status') && !Object.hasOwn(body, 'lastScanDateTime')) {
          throw invalid("The property 'lastScanDateTime' is required together with 'status'.");
        }
        return readChanges(call, body);
      },
    }),
  },
  {
    name: 'update-example-is-refused-for-its-type',
    does: 'Refuses the @odata.type that the documented example carries.',
    violates: ['UPDATE-10', 'UPDATE-01'],
    operations: [windows.update],
    breaks: () => ({
      checkType: () => {
        throw invalid("The annotation '@odata.type' is not allowed here.");
      },
    }),
  },
  {
    name: 'update-example-is-refused-for-its-length',
    does: 'Refuses an update of more than five properties, which the documented example has.',
    violates: ['UPDATE-10', 'UPDATE-01'],
    operations: [macos.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) => {
        const changes = readChanges(call, body);
        if (Object.keys(changes).length > 5) throw invalid('Too many properties.');
        return changes;
      },
    }),
  },
  {
    name: 'update-unknown-answers-200',
    does: 'Answers the update of an unknown object with 200, and does nothing.',
    violates: ['UPDATE-11'],
    operations: [macos.update],
    breaks: ({ update, find }) => ({
      update: (call) => (find(call) === undefined ? { status: 200, headers: {}, body: { id: call.id } } : update(call)),
    }),
  },
  {
    name: 'update-unknown-answers-204',
    does: 'Answers the update of an unknown object with 204.',
    violates: ['UPDATE-11'],
    operations: [windows.update],
    breaks: ({ update, find }) => ({
      update: (call) => (find(call) === undefined ? { status: 204, headers: {}, body: undefined } : update(call)),
    }),
  },
  {
    name: 'update-unknown-answers-403',
    does: 'Answers the update of an unknown object with 403.',
    violates: ['UPDATE-11'],
    operations: updates,
    breaks: refused(
      ({ status }) => status === 404,
      () => new Refusal(403, 'Forbidden', 'Access is denied.'),
    ),
  },
];
