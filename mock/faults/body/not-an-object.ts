import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { unreadable } from '../../refusal.ts';
import { isArray, isNull, isNumber } from '../json-types.ts';
import { broken, isJson } from './parsing.ts';

type Breaks = Fault['breaks'];

/** Takes a JSON value that is no object for an object. */
function unwrapping(when: (value: unknown) => boolean, unwrap: (value: unknown) => unknown): Breaks {
  return ({ expectObject }) => ({
    expectObject: (call, value) => expectObject(call, when(value) ? unwrap(value) : value),
  });
}

/** Bodies that are JSON, but no object. */
export const notAnObjectFaults: readonly Fault[] = [
  {
    name: 'body-array-to-first-element',
    does: 'Takes the first element of an array for the body, and an empty array for an empty object.',
    violates: ['BODY-03'],
    operations: [windows.create],
    breaks: unwrapping(isArray, (value) => (Array.isArray(value) ? (value[0] ?? {}) : value)),
  },
  {
    name: 'body-array-is-nothing',
    does: 'Takes an array for an object without properties on update.',
    violates: ['BODY-03'],
    operations: [macos.update],
    breaks: unwrapping(isArray, () => ({})),
  },
  {
    name: 'body-empty-array-is-an-object',
    does: 'Takes an empty array for an empty object, as PHP does.',
    violates: ['BODY-03'],
    rare: true,
    operations: [windows.update],
    breaks: unwrapping(
      (value) => Array.isArray(value) && value.length === 0,
      () => ({}),
    ),
  },
  {
    name: 'body-text-is-decoded-again',
    does: 'Reads JSON inside a JSON string, and takes any other string for an empty object.',
    violates: ['BODY-03'],
    operations: [macos.create],
    breaks: unwrapping(
      (value) => typeof value === 'string',
      (value) => (isJson(String(value)) ? JSON.parse(String(value)) : {}),
    ),
  },
  {
    name: 'body-number-is-nothing',
    does: 'Takes a number for an empty object.',
    violates: ['BODY-03'],
    operations: [windows.update],
    breaks: unwrapping(isNumber, () => ({})),
  },
  {
    name: 'body-true-is-nothing',
    does: 'Takes true for an empty object.',
    violates: ['BODY-03'],
    operations: [macos.update],
    breaks: unwrapping(
      (value) => value === true,
      () => ({}),
    ),
  },
  {
    name: 'body-null-creates',
    does: 'Creates an object of defaults from null.',
    violates: ['BODY-03'],
    operations: [macos.create],
    breaks: unwrapping(isNull, () => ({})),
  },
  {
    name: 'body-null-answers-500',
    does: 'Breaks with 500 on null in the place of an object.',
    violates: ['BODY-03', 'ERROR-03'],
    operations: [windows.update],
    breaks: ({ expectObject }) => ({
      expectObject: (call, value) => {
        if (value === null) throw broken('Object reference not set to an instance of an object.')();
        return expectObject(call, value);
      },
    }),
  },
  {
    name: 'body-null-names-the-parser',
    does: 'Shows where its parser is when it refuses null.',
    violates: ['ERROR-02'],
    operations: [macos.update],
    breaks: ({ expectObject }) => ({
      expectObject: (call, value) => {
        if (value === null)
          throw unreadable('null is not an object at C:\\agent\\_work\\7\\s\\src\\Graph\\Parser.cs:line 88');
        return expectObject(call, value);
      },
    }),
  },
];
