import type { Call, JsonObject, Row } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';
import type { Property } from '../model/entity.ts';
import { macos, windows } from '../model/operations.ts';
import { Refusal } from '../refusal.ts';
import { rowsOf } from './breaking.ts';

type Breaks = Fault['breaks'];

/** Runs something before a refused create or update goes back to the client. */
function onRefusal(step: 'create' | 'update', harm: (call: Call, refusal: Refusal) => void): Breaks {
  return (correct) => ({
    [step]: (call: Call) => {
      try {
        return correct[step](call);
      } catch (refusal) {
        if (refusal instanceof Refusal) harm(call, refusal);
        throw refusal;
      }
    },
  });
}

/** Stores an object made of the properties that `usable` lets through, and of defaults. */
function leaving(call: Call, usable: (property: Property, value: unknown) => boolean): void {
  const body = objectIn(call);
  const values = call.entity.properties.map((property) => {
    const value = body[property.name];
    return [property.name, value !== undefined && usable(property, value) ? value : call.does.initial(call, property)];
  });
  rowsOf(call).push({ id: call.requestId, values: Object.fromEntries(values) });
}

/** The body as an object; empty where it is none. */
function objectIn({ body }: Call): JsonObject {
  try {
    return { ...JSON.parse(body.toString()) };
  } catch {
    return {};
  }
}

/** The properties of the body that are fine by themselves, save those that `except` names. */
function goodChanges(call: Call, except: (property: Property) => boolean = () => false): JsonObject {
  const changes: JsonObject = {};
  for (const [name, value] of Object.entries(objectIn(call))) {
    const property = call.entity.properties.find((declared) => declared.name === name);
    if (property === undefined || except(property)) continue;
    try {
      changes[name] = call.does.readValue(call, property, value);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }
  return changes;
}

function spoil(call: Call, change: (row: Row) => void): void {
  const row = call.does.find(call);
  if (row !== undefined) change(row);
}

/** Refused writes that leave something behind. */
export const atomicFaults: readonly Fault[] = [
  {
    name: 'atomic-refused-create-stays',
    does: 'Stores an object first and judges its properties then.',
    violates: ['ATOMIC-01'],
    operations: [windows.create],
    breaks: onRefusal('create', (call, { code }) => {
      if (code === 'ModelValidationFailure') leaving(call, (_, value) => typeof value === 'string');
    }),
  },
  {
    name: 'atomic-bad-date-stays',
    does: 'Stores an object before it reads the timestamp.',
    violates: ['ATOMIC-01'],
    operations: [macos.create],
    breaks: onRefusal('create', (call, { message }) => {
      if (message.includes('DateTimeOffset')) leaving(call, ({ kind }) => kind !== 'date');
    }),
  },
  {
    name: 'atomic-bad-member-stays',
    does: 'Stores an object before it looks up the status.',
    violates: ['ATOMIC-01'],
    operations: [windows.create],
    breaks: onRefusal('create', (call, { message }) => {
      if (message.includes('enumeration')) leaving(call, ({ kind }) => kind !== 'enum');
    }),
  },
  {
    name: 'atomic-unreadable-create-stays',
    does: 'Reserves a row before it parses the body, and does not give it back.',
    violates: ['ATOMIC-01'],
    operations: [macos.create],
    breaks: onRefusal('create', (call, { code }) => {
      if (code === 'BadRequest') leaving(call, () => false);
    }),
  },
  {
    name: 'atomic-wrong-media-type-stays',
    does: 'Stores an object and then finds that its media type is wrong.',
    violates: ['ATOMIC-01'],
    operations: [windows.create],
    breaks: onRefusal('create', (call, { status }) => {
      if (status === 415) leaving(call, () => true);
    }),
  },
  {
    name: 'atomic-refused-create-leaves-defaults',
    does: 'Stores an object of defaults, fills it from the body, and leaves it there where that fails.',
    violates: ['ATOMIC-01'],
    operations: [windows.create],
    breaks: onRefusal('create', (call) => leaving(call, () => false)),
  },
  {
    name: 'atomic-undeclared-stays',
    does: 'Stores what it knows of an object and refuses the rest.',
    violates: ['ATOMIC-01'],
    operations: [macos.create],
    breaks: onRefusal('create', (call, { message }) => {
      if (message.includes('does not exist on type')) leaving(call, () => true);
    }),
  },
  {
    name: 'atomic-good-properties-stay',
    does: 'Stores the good properties of a refused update.',
    violates: ['ATOMIC-02'],
    operations: [windows.update],
    breaks: onRefusal('update', (call) => spoil(call, (row) => Object.assign(row.values, goodChanges(call)))),
  },
  {
    name: 'atomic-good-properties-stay-on-summaries',
    does: 'Stores the good text of a refused update, but not its member or timestamp.',
    violates: ['ATOMIC-02'],
    operations: [macos.update],
    breaks: onRefusal('update', (call) =>
      spoil(call, (row) =>
        Object.assign(
          row.values,
          goodChanges(call, ({ kind }) => kind !== 'text'),
        ),
      ),
    ),
  },
  {
    name: 'atomic-refused-update-clears',
    does: 'Clears the versions of a device whose update is refused.',
    violates: ['ATOMIC-02'],
    operations: [windows.update],
    breaks: onRefusal('update', (call) =>
      spoil(call, (row) => Object.assign(row.values, { qualityUpdateVersion: null, featureUpdateVersion: null })),
    ),
  },
  {
    name: 'atomic-refused-update-sets-default',
    does: 'Refuses an unknown state, but stores the first member.',
    violates: ['ATOMIC-02'],
    operations: [macos.update],
    breaks: onRefusal('update', (call, { message }) => {
      if (message.includes('enumeration')) spoil(call, (row) => Object.assign(row.values, { state: 'success' }));
    }),
  },
  {
    name: 'atomic-refused-update-touches',
    does: 'Sets the last synchronisation to the present time, also where it refuses the update.',
    violates: ['ATOMIC-02'],
    operations: [windows.update],
    breaks: onRefusal('update', (call) =>
      spoil(call, (row) => Object.assign(row.values, { lastSyncDateTime: new Date().toISOString() })),
    ),
  },
  {
    name: 'atomic-refused-update-deletes',
    does: 'Deletes the old object, and then refuses the new one.',
    violates: ['ATOMIC-02'],
    operations: [macos.update],
    breaks: onRefusal('update', (call, { code }) => {
      if (code === 'ModelValidationFailure') spoil(call, (row) => call.does.drop(call, row));
    }),
  },
];
