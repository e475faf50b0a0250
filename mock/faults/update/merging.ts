import type { Call, JsonObject, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { parseMoment } from '../../steps/moment.ts';
import { kept } from '../breaking.ts';

type Breaks = Fault['breaks'];

/** Stores other changes than those asked for. */
function merging(change: (changes: JsonObject, row: Row, call: Call) => JsonObject): Breaks {
  return ({ merge }) => ({ merge: (call, row, changes) => merge(call, row, change(changes, row, call)) });
}

function without(changes: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !names.includes(name)));
}

/** The defaults of all properties, or of the nullable ones. */
function defaults(call: Call, which: 'all' | 'nullable'): JsonObject {
  return Object.fromEntries(
    call.entity.properties
      .filter(({ nullable }) => which === 'all' || nullable)
      .map((property) => [property.name, call.does.initial(call, property)]),
  );
}

const now = () => new Date().toISOString();

/** Updates that change more than they were asked to, or less. */
export const mergeFaults: readonly Fault[] = [
  {
    name: 'update-replaces',
    does: 'Takes an update for the whole object and resets what was not sent.',
    violates: ['UPDATE-04'],
    operations: [windows.update],
    breaks: merging((changes, _, call) => ({ ...defaults(call, 'all'), ...changes })),
  },
  {
    name: 'update-clears-omitted-text',
    does: 'Sets nullable properties that were not sent to null.',
    violates: ['UPDATE-04'],
    operations: [macos.update],
    breaks: merging((changes, _, call) => ({ ...defaults(call, 'nullable'), ...changes })),
  },
  {
    name: 'update-of-a-state-clears-the-version',
    does: 'Clears the version where an update of the state alone says that the update succeeded.',
    violates: ['UPDATE-04'],
    rare: true,
    operations: [macos.update],
    breaks: merging((changes) => (changes.state === 'success' ? { updateVersion: null, ...changes } : changes)),
  },
  {
    name: 'update-of-a-name-to-null-clears-the-user',
    does: 'Clears the user where an update sets the user principal name alone to null.',
    violates: ['UPDATE-04'],
    rare: true,
    operations: [windows.update],
    breaks: merging((changes) => (changes.userPrincipalName === null ? { userId: null, ...changes } : changes)),
  },
  {
    name: 'update-touches-timestamp',
    does: 'Sets the last update to the present time where none was sent.',
    violates: ['UPDATE-04'],
    operations: [macos.update],
    breaks: merging((changes) => ({ lastUpdatedDateTime: now(), ...changes })),
  },
  {
    name: 'update-of-status-clears-versions',
    does: 'Clears both versions when the status changes.',
    violates: ['UPDATE-04'],
    operations: [windows.update],
    breaks: merging((changes) =>
      Object.hasOwn(changes, 'status')
        ? { qualityUpdateVersion: null, featureUpdateVersion: null, ...changes }
        : changes,
    ),
  },
  {
    name: 'update-keeps-only-what-was-sent',
    does: 'Answers with the whole object, but keeps null for what was not sent.',
    violates: ['UPDATE-04', 'UPDATE-06'],
    operations: [macos.update],
    breaks: kept((values, call) => ({ ...values, ...without(defaults(call, 'nullable'), ...namesIn(call)) })),
  },
  {
    name: 'update-moves-one-to-another',
    does: 'Sets the feature update version whenever the quality update version changes.',
    violates: ['UPDATE-04', 'UPDATE-03'],
    operations: [windows.update],
    breaks: merging((changes) =>
      Object.hasOwn(changes, 'qualityUpdateVersion')
        ? { ...changes, featureUpdateVersion: changes.qualityUpdateVersion }
        : changes,
    ),
  },
  {
    name: 'update-ignores-a-property',
    does: 'Answers 200 to an update of the quality update version and ignores it.',
    violates: ['UPDATE-03', 'UPDATE-07'],
    operations: [windows.update],
    breaks: merging((changes) => without(changes, 'qualityUpdateVersion')),
  },
  {
    name: 'update-ignores-display-name',
    does: 'Takes the display name for fixed once it is set, without saying so.',
    violates: ['UPDATE-03', 'UPDATE-07'],
    operations: [macos.update],
    breaks: merging((changes) => without(changes, 'displayName')),
  },
  {
    name: 'update-stores-the-first-property-only',
    does: 'Stores the first property of an update and ignores the others.',
    violates: ['UPDATE-03'],
    operations: [windows.update],
    breaks: merging((changes) => Object.fromEntries(Object.entries(changes).slice(0, 1))),
  },
  {
    name: 'update-needs-company',
    does: 'Stores the feature update version only together with the quality update version.',
    violates: ['UPDATE-07', 'UPDATE-03'],
    operations: [windows.update],
    breaks: merging((changes) =>
      Object.hasOwn(changes, 'qualityUpdateVersion') ? changes : without(changes, 'featureUpdateVersion'),
    ),
  },
  {
    name: 'update-of-one-property-is-ignored',
    does: 'Ignores an update that names the category and nothing else.',
    violates: ['UPDATE-07', 'UPDATE-03', 'ENUM-02'],
    operations: [macos.update],
    breaks: merging((changes) => (Object.keys(changes).length > 1 ? changes : without(changes, 'updateCategory'))),
  },
  {
    name: 'update-empty-resets',
    does: 'Takes an empty update for an order to reset the object.',
    violates: ['UPDATE-08'],
    operations: [macos.update],
    breaks: merging((changes, _, call) => (Object.keys(changes).length === 0 ? defaults(call, 'all') : changes)),
  },
  {
    name: 'update-empty-touches',
    does: 'Sets the last synchronisation to the present time where an update is empty.',
    violates: ['UPDATE-08'],
    operations: [windows.update],
    breaks: merging((changes) => (Object.keys(changes).length === 0 ? { lastSyncDateTime: now() } : changes)),
  },
  {
    name: 'update-only-once',
    does: 'Stores the first update of a property, and ignores any later one.',
    violates: ['UPDATE-12', 'UPDATE-03', 'ENUM-02'],
    operations: [windows.update],
    breaks: ({ merge }) => {
      const written = new WeakMap<Row, Set<string>>();
      return {
        merge: (call, row, changes) => {
          const names = written.get(row) ?? new Set();
          merge(call, row, without(changes, ...names));
          written.set(row, new Set([...names, ...Object.keys(changes)]));
        },
      };
    },
  },
  {
    name: 'update-starts-from-the-created-object',
    does: 'Applies every update to the object as it was created, so that the update before is lost.',
    violates: ['UPDATE-12', 'UPDATE-04'],
    operations: [macos.update],
    breaks: ({ merge }) => {
      const created = new WeakMap<Row, JsonObject>();
      return {
        merge: (call, row, changes) => {
          const original = created.get(row) ?? row.values;
          created.set(row, original);
          row.values = original;
          merge(call, row, changes);
        },
      };
    },
  },
  {
    name: 'update-keeps-the-later-timestamp',
    does: 'Ignores an update whose timestamp is older than the stored one.',
    violates: ['UPDATE-03', 'UPDATE-12', 'DATE-01'],
    operations: [macos.update],
    breaks: merging((changes, row) =>
      isBefore(changes.lastUpdatedDateTime, row.values.lastUpdatedDateTime) ? {} : changes,
    ),
  },
];

function namesIn(call: Call): string[] {
  return Object.keys(call.does.readBody(call));
}

function isBefore(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((value) => (typeof value === 'string' ? parseMoment(value)?.ticks : undefined));
  return a !== undefined && b !== undefined && a < b;
}
