import { randomInt, randomUUID } from 'node:crypto';
import type { JsonObject } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { invalid, Refusal, unreadable } from '../refusal.ts';
import { tableOf } from '../state.ts';

/** What a write may carry, and how the service names what it creates. */
export const bodyVariants: readonly Variant[] = [
  {
    name: 'ids-are-composite',
    does: 'Makes ids of two GUIDs joined by an underscore.',
    changes: () => ({ newId: () => `${randomUUID()}_${randomUUID()}` }),
  },
  {
    name: 'ids-are-digits',
    does: 'Makes ids of digits.',
    changes: () => ({ newId: () => String(randomInt(2 ** 47)) }),
  },
  {
    name: 'ids-need-escaping',
    does: 'Makes ids that must be percent-encoded in a path.',
    changes: () => ({ newId: () => `état #${randomUUID()}` }),
  },
  {
    name: 'ids-are-taken-from-the-client',
    does: 'Takes the id that a create carries, and answers 409 where it is taken already.',
    changes: ({ newId }) => ({
      newId: (call, body) => {
        if (typeof body.id !== 'string' || body.id === '') return newId(call, body);
        const taken = tableOf(call.state, call.collection).some((row) => row.id === body.id);
        if (taken) throw new Refusal(409, 'Conflict', `An object with the id '${body.id}' exists already.`);
        return body.id;
      },
    }),
  },
  {
    name: 'ids-from-the-client-are-refused',
    does: 'Answers 400 to a create that carries an id.',
    changes: ({ readChanges }) => ({
      readChanges: (call, body) => {
        if (call.kind === 'create' && 'id' in body) throw invalid("The property 'id' is read-only.");
        return readChanges(call, body);
      },
    }),
  },
  {
    name: 'creates-must-be-complete',
    does: 'Answers 400 to a create that leaves a property out.',
    changes: () => ({
      initial: (_call, { name }) => {
        throw invalid(`The property '${name}' is required.`);
      },
    }),
  },
  {
    name: 'updates-must-not-be-empty',
    does: 'Answers 400 to an update without properties.',
    changes: ({ merge }) => ({
      merge: (call, row, changes) => {
        if (Object.keys(changes).length === 0) throw unreadable('The request body names no property.');
        merge(call, row, changes);
      },
    }),
  },
  {
    name: 'updates-must-not-change-id',
    does: 'Answers 400 to an update whose body has another id.',
    changes: ({ checkId }) => ({
      checkId: (call, id) => {
        if (call.kind === 'update' && id !== call.id) throw invalid("The property 'id' cannot be changed.");
        checkId(call, id);
      },
    }),
  },
  {
    name: 'bodies-are-read-generously',
    does: 'Skips a byte-order mark, replaces bytes that are no UTF-8, and lets the last of two equal keys win.',
    changes: () => ({
      decode: (_call, bytes) => new TextDecoder().decode(bytes),
      parse: (_call, text) => readable(text),
    }),
  },
  {
    name: 'answers-leave-nulls-out',
    does: 'Leaves null properties out of answers.',
    changes: ({ represent }) => ({
      represent: (call, row) => filtered(represent(call, row), ([, value]) => value !== null),
    }),
  },
  {
    name: 'answers-carry-more',
    does: 'Answers properties and annotations that nobody declared.',
    changes: ({ represent }) => ({
      represent: (call, row) => ({
        '@odata.etag': `W/"${row.id}"`,
        ...represent(call, row),
        'id@odata.type': '#String',
        lastModifiedBy: { application: { displayName: 'Device check-in' } },
        revision: 3,
        roleScopeTagIds: ['0'],
      }),
    }),
  },
  {
    name: 'answers-without-annotations',
    does: 'Answers neither @odata.type nor @odata.context.',
    changes: ({ represent, single, page }) => ({
      represent: (call, row) => withoutAnnotations(represent(call, row)),
      single: (call, row) => withoutAnnotations(single(call, row)),
      page: (call, rows) => withoutAnnotations(page(call, rows)),
    }),
  },
  {
    name: 'answers-in-another-order',
    does: 'Answers properties in reverse order.',
    changes: ({ single, represent }) => ({
      represent: (call, row) => reversed(represent(call, row)),
      single: (call, row) => reversed(single(call, row)),
    }),
  },
  {
    name: 'gets-are-wrapped',
    does: 'Wraps the object that GET answers in "value", as the documentation shows it.',
    changes: ({ get }) => ({
      get: (call) => {
        const answer = get(call);
        return { ...answer, body: { value: answer.body } };
      },
    }),
  },
];

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable('Unable to read JSON request payload.');
  }
}

function filtered(body: JsonObject, keep: (entry: [string, unknown]) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(keep));
}

function withoutAnnotations(body: JsonObject): JsonObject {
  return filtered(body, ([name]) => !name.startsWith('@'));
}

function reversed(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).reverse());
}
