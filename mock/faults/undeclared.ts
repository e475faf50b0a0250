import type { Behaviour, Call, JsonObject } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';
import { writable } from '../model/entities.ts';
import { macos, windows, writes } from '../model/operations.ts';
import { Refusal } from '../refusal.ts';

type Breaks = Fault['breaks'];

const dropping: Breaks = () => ({ checkUndeclared: () => undefined });

function declared({ entity }: Call, name: string): boolean {
  return name.includes('@') || name === 'id' || entity.properties.some((property) => property.name === name);
}

/** Keeps what is not declared beside the rest. */
const storing: Breaks = (correct): Partial<Behaviour> => ({
  checkUndeclared: () => undefined,
  readChanges: (call, body) => ({ ...undeclaredIn(call, body), ...correct.readChanges(call, body) }),
  insert: (call, row) => {
    row.values = { ...row.values, ...undeclaredIn(call, call.does.readBody(call)) };
    correct.insert(call, row);
  },
});

function undeclaredIn(call: Call, body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !declared(call, name)));
}

const anyType: Breaks = () => ({ checkType: () => undefined });

/** Properties that nobody declared, and objects of another type. */
export const undeclaredFaults: readonly Fault[] = [
  {
    name: 'undeclared-is-stored',
    does: 'Stores an undeclared property and answers it.',
    violates: ['TYPE-04'],
    operations: [windows.create],
    breaks: storing,
  },
  {
    name: 'undeclared-is-stored-on-update',
    does: 'Stores an undeclared property of an update.',
    violates: ['TYPE-04'],
    operations: [macos.update],
    breaks: storing,
  },
  {
    name: 'undeclared-is-dropped',
    does: 'Drops an undeclared property without a word.',
    violates: ['TYPE-04'],
    operations: [macos.create],
    breaks: dropping,
  },
  {
    name: 'undeclared-object-is-dropped',
    does: 'Drops an undeclared property whose value is an object.',
    violates: ['TYPE-04'],
    rare: true,
    operations: [windows.update],
    breaks: ({ readChanges }) => ({
      readChanges: (call, body) =>
        readChanges(
          call,
          Object.fromEntries(
            Object.entries(body).filter(
              ([name, value]) => declared(call, name) || typeof value !== 'object' || value === null,
            ),
          ),
        ),
    }),
  },
  {
    name: 'undeclared-other-case-is-known',
    does: 'Finds declared properties whatever the letter case of their names.',
    violates: ['TYPE-04'],
    rare: true,
    operations: [macos.create],
    breaks: ({ checkUndeclared }) => ({
      checkUndeclared: (call, name) => {
        const known = call.entity.properties.some((property) => property.name.toLowerCase() === name.toLowerCase());
        if (!known) checkUndeclared(call, name);
      },
    }),
  },
  {
    name: 'undeclared-is-dropped-on-update',
    does: 'Drops an undeclared property of an update without a word.',
    violates: ['TYPE-04'],
    operations: [windows.update],
    breaks: dropping,
  },
  {
    name: 'undeclared-null-is-ignored',
    does: 'Does not mind an undeclared property that is null.',
    violates: ['TYPE-04'],
    rare: true,
    operations: writes,
    breaks: ({ checkUndeclared }) => ({
      checkUndeclared: (call, name) => {
        if (call.does.readBody(call)[name] !== null) checkUndeclared(call, name);
      },
    }),
  },
  {
    name: 'undeclared-of-another-entity-is-known',
    does: 'Checks names against the properties of all entities.',
    violates: ['TYPE-04'],
    rare: true,
    operations: writes,
    breaks: ({ checkUndeclared }) => ({
      checkUndeclared: (call, name) => {
        if (!writable.some(({ properties }) => properties.some((property) => property.name === name)))
          checkUndeclared(call, name);
      },
    }),
  },
  {
    name: 'undeclared-inherited-is-known',
    does: 'Looks declared properties up in a plain object, which has a constructor.',
    violates: ['TYPE-04'],
    rare: true,
    operations: writes,
    breaks: ({ checkUndeclared }) => ({
      checkUndeclared: (call, name) => {
        if (!(name in {})) checkUndeclared(call, name);
      },
    }),
  },
  {
    name: 'undeclared-answers-500',
    does: 'Breaks with 500 on an undeclared property.',
    violates: ['TYPE-04', 'ERROR-03'],
    operations: [windows.update],
    breaks: () => ({
      checkUndeclared: (_call, name) => {
        throw new Refusal(500, 'InternalServerError', `Key '${name}' is not in the dictionary.`);
      },
    }),
  },
  {
    name: 'type-name-is-not-checked',
    does: 'Creates an object from a body that says it is of another type.',
    violates: ['TYPE-05'],
    operations: [windows.create],
    breaks: anyType,
  },
  {
    name: 'type-name-is-not-checked-on-update',
    does: 'Updates an object from a body that says it is of another type.',
    violates: ['TYPE-05'],
    operations: [macos.update],
    breaks: anyType,
  },
  {
    name: 'type-name-is-stored',
    does: 'Creates an object of whatever type the body says.',
    violates: ['TYPE-05', 'CREATE-05'],
    operations: [macos.create],
    breaks: ({ insert }) => ({
      checkType: () => undefined,
      insert: (call, row) => {
        const type = call.does.readBody(call)['@odata.type'];
        if (type !== undefined) row.values = { ...row.values, '@odata.type': type };
        insert(call, row);
      },
    }),
  },
  {
    name: 'type-name-prefix-is-checked',
    does: 'Checks only that a type belongs to the namespace microsoft.graph.',
    violates: ['TYPE-05'],
    operations: [windows.update],
    breaks: ({ checkType }) => ({
      checkType: (call, odataType) => {
        if (!String(odataType).startsWith('#microsoft.graph.')) checkType(call, odataType);
      },
    }),
  },
];
