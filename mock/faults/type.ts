import type { Fault } from '../catalogue.ts';
import { macos, windows, writes } from '../model/operations.ts';
import { Refusal } from '../refusal.ts';
import { accepting, all, refusing } from './breaking.ts';
import { isArray, isBoolean, isNotText, isNull, isNumber, isPlainObject } from './json-types.ts';

const asSent = (value: unknown) => value;
const asText = (value: unknown) => String(value);

/** Values of another JSON type where a string is declared. */
export const typeFaults: readonly Fault[] = [
  {
    name: 'type-number-to-text',
    does: 'Takes a number for the text of its digits.',
    violates: ['TYPE-01'],
    operations: [windows.create],
    breaks: accepting('readText', isNumber, asText),
  },
  {
    name: 'type-number-to-text-in-one-property',
    does: 'Takes a number for text in the update version only.',
    violates: ['TYPE-01'],
    operations: [macos.update],
    breaks: accepting('readText', isNumber, asText, 'updateVersion'),
  },
  {
    name: 'type-boolean-to-text',
    does: 'Takes true and false for the words.',
    violates: ['TYPE-01'],
    operations: [windows.update],
    breaks: accepting('readText', isBoolean, asText),
  },
  {
    name: 'type-false-to-empty',
    does: 'Takes false for empty text on create.',
    violates: ['TYPE-01'],
    operations: [macos.create],
    breaks: accepting('readText', isBoolean, (value) => (value ? 'true' : '')),
  },
  {
    name: 'type-zero-and-false-are-nothing',
    does: 'Takes 0 and false for null, since they are no truths.',
    violates: ['TYPE-01'],
    rare: true,
    operations: [windows.update],
    breaks: accepting(
      'readText',
      (value, { nullable }) => nullable && (value === 0 || value === false),
      () => null,
    ),
  },
  {
    name: 'type-empty-object-is-null',
    does: 'Takes an empty object for null.',
    violates: ['TYPE-01'],
    rare: true,
    operations: writes,
    breaks: accepting(
      'readText',
      (value, { nullable }) => nullable && isPlainObject(value) && Object.keys(Object(value)).length === 0,
      () => null,
    ),
  },
  {
    name: 'type-fraction-to-text',
    does: 'Takes a number with a fraction for text, since it refuses whole ones only.',
    violates: ['TYPE-01'],
    rare: true,
    operations: writes,
    breaks: accepting('readText', (value) => isNumber(value) && !Number.isInteger(value), asText),
  },
  {
    name: 'type-empty-array-is-null',
    does: 'Takes an empty array for null, as PHP writes it.',
    violates: ['TYPE-01'],
    rare: true,
    operations: [macos.create],
    breaks: accepting(
      'readText',
      (value, { nullable }) => nullable && Array.isArray(value) && value.length === 0,
      () => null,
    ),
  },
  {
    name: 'type-array-is-joined',
    does: 'Takes an array for its elements joined by commas.',
    violates: ['TYPE-01'],
    operations: [macos.create],
    breaks: accepting('readText', isArray, asText),
  },
  {
    name: 'type-array-to-first-element',
    does: 'Takes the first element of an array for the text.',
    violates: ['TYPE-01'],
    operations: [windows.update],
    breaks: accepting(
      'readText',
      isArray,
      (value) => String(Array.isArray(value) ? (value[0] ?? '') : value),
      'userId',
    ),
  },
  {
    name: 'type-object-to-its-name',
    does: 'Stores [object Object] for an object.',
    violates: ['TYPE-01'],
    operations: [windows.create],
    breaks: accepting('readText', isPlainObject, asText),
  },
  {
    name: 'type-object-to-json-text',
    does: 'Stores an object as JSON text on update.',
    violates: ['TYPE-01'],
    operations: [macos.update],
    breaks: accepting('readText', isPlainObject, (value) => JSON.stringify(value)),
  },
  {
    name: 'type-unchecked',
    does: 'Stores whatever JSON it is given as the device id.',
    violates: ['TYPE-01', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readText', isNotText, asSent, 'deviceId'),
  },
  {
    name: 'type-unchecked-on-update',
    does: 'Checks the types of text on create only.',
    violates: ['TYPE-01', 'UPDATE-02'],
    operations: [macos.update],
    breaks: accepting('readText', isNotText, asSent),
  },
  {
    name: 'type-only-first-property-checked',
    does: 'Stops checking types after the device id.',
    violates: ['TYPE-01', 'CREATE-02'],
    operations: [windows.create],
    breaks: accepting('readText', (value, { name }) => name !== 'deviceId' && isNotText(value), asSent),
  },
  {
    name: 'type-wrong-is-dropped',
    does: 'Stores null for text of the wrong type.',
    violates: ['TYPE-01'],
    operations: [windows.update],
    breaks: accepting(
      'readText',
      (value, { nullable }) => nullable && isNotText(value),
      () => null,
    ),
  },
  {
    name: 'type-wrong-answers-500',
    does: 'Breaks with 500 on an array in the place of text.',
    violates: ['TYPE-01', 'ERROR-03'],
    operations: [macos.update],
    breaks: refusing(
      'readText',
      isArray,
      () => new Refusal(500, 'InternalServerError', 'Unable to cast object of type JArray to type String.'),
    ),
  },
  {
    name: 'type-wrong-answers-404',
    does: 'Answers 404 for a number in the place of text.',
    violates: ['TYPE-01'],
    operations: [macos.create],
    breaks: refusing('readText', isNumber, () => new Refusal(404, 'ResourceNotFound', 'Nothing found.')),
  },
  {
    name: 'type-everything-becomes-text',
    does: 'Converts any value to text, whatever its type, and checks nothing else about it.',
    violates: ['TYPE-01', 'ENUM-03', 'DATE-02'],
    operations: [windows.update],
    breaks: all(
      accepting('readText', isNotText, asText),
      accepting('readEnum', isNotText, asText),
      accepting('readDate', isNotText, asText),
    ),
  },
  {
    name: 'null-is-stored-for-required',
    does: 'Stores null as the display name, which cannot be null.',
    violates: ['TYPE-02', 'CREATE-02'],
    operations: [macos.create],
    breaks: accepting('readValue', isNull, asSent, 'displayName'),
  },
  {
    name: 'null-is-stored-for-required-on-update',
    does: 'Stores null for any property on update.',
    violates: ['TYPE-02', 'UPDATE-02'],
    operations: [windows.update],
    breaks: accepting('readValue', isNull, asSent),
  },
  {
    name: 'null-means-default',
    does: 'Takes null for the default of a property that cannot be null.',
    violates: ['TYPE-02'],
    operations: [windows.create],
    breaks: accepting(
      'readValue',
      (value, { nullable }) => value === null && !nullable,
      (_, property, call) => call.does.initial(call, property),
    ),
  },
  {
    name: 'null-to-empty-for-required',
    does: 'Takes null for empty text in the display name on update.',
    violates: ['TYPE-02'],
    operations: [macos.update],
    breaks: accepting('readValue', isNull, () => '', 'displayName'),
  },
  {
    name: 'null-timestamp-means-now',
    does: 'Takes null for the present time in the last synchronisation.',
    violates: ['TYPE-02'],
    operations: [windows.update],
    breaks: accepting('readValue', isNull, () => new Date().toISOString(), 'lastSyncDateTime'),
  },
  {
    name: 'null-answers-500',
    does: 'Breaks with 500 on null for a property that cannot be null.',
    violates: ['TYPE-02', 'ERROR-03'],
    operations: [macos.create],
    breaks: refusing(
      'readValue',
      (value, { nullable }) => value === null && !nullable,
      () => new Refusal(500, 'InternalServerError', 'Object reference not set to an instance of an object.'),
    ),
  },
  {
    name: 'null-state-is-ignored',
    does: 'Leaves the state alone where an update sets it to null.',
    violates: ['TYPE-02'],
    operations: [macos.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) =>
        readChanges(
          call,
          Object.fromEntries(Object.entries(body).filter(([name, value]) => name !== 'state' || value !== null)),
        ),
    }),
  },
];
