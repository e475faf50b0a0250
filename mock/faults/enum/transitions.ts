import type { Call, JsonObject, Row } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { macos, windows } from '../../model/operations.ts';
import { invalid } from '../../refusal.ts';

type Breaks = Fault['breaks'];

const order = ['upToDate', 'pendingInstallation', 'pendingReboot', 'failed'];

/** Leaves a property as it is where `when` says so, and answers as if nothing had been asked. */
function ignoring(name: string, when: (from: unknown, to: unknown, call: Call) => boolean): Breaks {
  return ({ merge }) => ({
    merge: (call: Call, row: Row, changes: JsonObject) => {
      const from = row.values[name];
      const applies = Object.hasOwn(changes, name) && when(from, changes[name], call);
      merge(call, row, applies ? { ...changes, [name]: from } : changes);
    },
  });
}

function refusingTransition(name: string, when: (from: unknown, to: unknown) => boolean): Breaks {
  return ({ merge }) => ({
    merge: (call: Call, row: Row, changes: JsonObject) => {
      if (Object.hasOwn(changes, name) && when(row.values[name], changes[name])) {
        throw invalid(`The property '${name}' cannot change from ${row.values[name]} to ${changes[name]}.`);
      }
      merge(call, row, changes);
    },
  });
}

/** State machines that the contract does not have. */
export const transitionFaults: readonly Fault[] = [
  {
    name: 'enum-failed-is-final',
    does: 'Does not let a device leave the status failed.',
    violates: ['ENUM-02', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusingTransition('status', (from, to) => from === 'failed' && to !== 'failed'),
  },
  {
    name: 'enum-success-is-final',
    does: 'Ignores any change of a state that is success.',
    violates: ['ENUM-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: ignoring('state', (from) => from === 'success'),
  },
  {
    name: 'enum-only-forward',
    does: 'Refuses an update to a status that comes earlier in the documentation.',
    violates: ['ENUM-02', 'UPDATE-01'],
    operations: [windows.update],
    breaks: refusingTransition('status', (from, to) => order.indexOf(String(to)) < order.indexOf(String(from))),
  },
  {
    name: 'enum-zero-is-not-set',
    does: 'Ignores an update to the member with the number 0, upToDate.',
    violates: ['ENUM-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: ignoring('status', (_, to) => to === 'upToDate'),
  },
  {
    name: 'enum-zero-category-is-not-set',
    does: 'Ignores an update to the member with the number 0, critical.',
    violates: ['ENUM-02', 'UPDATE-03'],
    operations: [macos.update],
    breaks: ignoring('updateCategory', (_, to) => to === 'critical'),
  },
  {
    name: 'enum-one-transition-ignored',
    does: 'Ignores the change from pendingReboot to upToDate, and only that one.',
    violates: ['ENUM-02', 'UPDATE-03'],
    operations: [windows.update],
    breaks: ignoring('status', (from, to) => from === 'pendingReboot' && to === 'upToDate'),
  },
  {
    name: 'enum-one-transition-refused',
    does: 'Refuses the change of category from firmware to configurationDataFile, and only that one.',
    violates: ['ENUM-02', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusingTransition('updateCategory', (from, to) => from === 'firmware' && to === 'configurationDataFile'),
  },
  {
    name: 'enum-state-needs-a-predecessor',
    does: 'Refuses the state installing unless the update was downloaded before.',
    violates: ['ENUM-02', 'UPDATE-01'],
    operations: [macos.update],
    breaks: refusingTransition('state', (from, to) => to === 'installing' && from !== 'downloaded' && from !== to),
  },
];
