import type { Fault } from '../../catalogue.ts';
import type { Property } from '../../model/entity.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { refusing } from '../breaking.ts';

/** Fills omitted properties in another way. */
function filling(when: (property: Property) => boolean, value: unknown): Fault['breaks'] {
  return ({ initial }) => ({
    initial: (call, property) => (when(property) ? value : initial(call, property)),
  });
}

/** Creates that leave properties out, and creates that the documentation shows. */
export const omissionFaults: readonly Fault[] = [
  {
    name: 'omitted-text-is-empty',
    does: 'Stores empty text for a nullable property that was left out.',
    violates: ['CREATE-10'],
    operations: [windows.create],
    breaks: filling(({ kind, nullable }) => kind === 'text' && nullable, ''),
  },
  {
    name: 'omitted-text-is-a-word',
    does: 'Stores the word "undefined" for a product key that was left out.',
    violates: ['CREATE-10'],
    operations: [macos.create],
    breaks: filling(({ name }) => name === 'productKey', 'undefined'),
  },
  {
    name: 'omitted-user-is-the-principal-name',
    does: 'Takes the user principal name for the user where only the user was left out.',
    violates: ['CREATE-10'],
    rare: true,
    operations: [windows.create],
    breaks: ({ initial }) => ({
      initial: (call, property) =>
        property.name === 'userId' ? (call.does.readBody(call).userPrincipalName ?? null) : initial(call, property),
    }),
  },
  {
    name: 'omitted-text-comes-from-before',
    does: 'Fills what was left out with the value of the request before.',
    violates: ['CREATE-10'],
    operations: [windows.create],
    breaks: ({ readValue, initial }) => {
      const before = new Map<string, unknown>();
      return {
        readValue: (call, property, value) => {
          const read = readValue(call, property, value);
          before.set(property.name, read);
          return read;
        },
        initial: (call, property) =>
          (property.nullable ? before.get(property.name) : undefined) ?? initial(call, property),
      };
    },
  },
  {
    name: 'omitted-timestamp-is-null',
    does: 'Answers null for a timestamp that was left out.',
    violates: ['CREATE-10', 'CREATE-02'],
    operations: [windows.create],
    breaks: filling(({ kind }) => kind === 'date', null),
  },
  {
    name: 'omitted-timestamp-is-empty',
    does: 'Answers empty text for a timestamp that was left out.',
    violates: ['CREATE-10', 'CREATE-02'],
    operations: [macos.create],
    breaks: filling(({ kind }) => kind === 'date', ''),
  },
  {
    name: 'omitted-state-is-unknown',
    does: 'Answers "unknown" for a state that was left out.',
    violates: ['CREATE-10', 'CREATE-02'],
    operations: [macos.create],
    breaks: filling(({ name }) => name === 'state', 'unknown'),
  },
  {
    name: 'omitted-name-is-null',
    does: 'Answers null for a display name that was left out.',
    violates: ['CREATE-10', 'CREATE-02'],
    operations: [macos.create],
    breaks: filling(({ name }) => name === 'displayName', null),
  },
  {
    name: 'omitted-status-is-missing',
    does: 'Answers no status at all where none was sent.',
    violates: ['CREATE-10', 'CREATE-02'],
    operations: [windows.create],
    breaks: filling(({ name }) => name === 'status', undefined),
  },
  {
    name: 'omitted-answers-422',
    does: 'Answers an incomplete create with 422 instead of 400.',
    violates: ['CREATE-10'],
    operations: [windows.create],
    breaks: () => ({
      initial: (_call, { name }) => {
        throw new Refusal(422, 'UnprocessableEntity', `The property '${name}' is missing.`);
      },
    }),
  },
  {
    name: 'example-is-refused-for-its-type',
    does: 'Refuses the @odata.type that every documented example carries.',
    violates: ['CREATE-09', 'CREATE-01'],
    operations: [windows.create],
    breaks: () => ({
      checkType: () => {
        throw invalid("The annotation '@odata.type' is not allowed here.");
      },
    }),
  },
  {
    name: 'example-is-refused-for-its-id',
    does: 'Wants device ids to be GUIDs, which they are not in the documented example.',
    violates: ['CREATE-09', 'CREATE-01', 'TEXT-01'],
    operations: [windows.create],
    breaks: refusing(
      'readText',
      (value) => typeof value === 'string' && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
      () => invalid('The value is not a GUID.'),
      'deviceId',
    ),
  },
  {
    name: 'example-is-refused-for-its-version',
    does: 'Wants update versions to begin with a digit, which the documented example does not.',
    violates: ['CREATE-09', 'CREATE-01', 'TEXT-01'],
    operations: [macos.create],
    breaks: refusing(
      'readText',
      (value) => typeof value === 'string' && !/^\d/.test(value),
      () => invalid('The value is not a version.'),
      'updateVersion',
    ),
  },
  {
    name: 'example-answers-another-category',
    does: 'Answers the documented example with the category other.',
    violates: ['CREATE-09', 'ENUM-01', 'CREATE-03'],
    operations: [macos.create],
    breaks: ({ readEnum }) => ({
      readEnum: (call, property, value) => {
        const member = readEnum(call, property, value);
        return member === 'configurationDataFile' ? 'other' : member;
      },
    }),
  },
];
