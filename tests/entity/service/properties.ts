import type { Habits, Values } from './habits.ts';
import { Refused } from './refused.ts';

/** The names that the service knows, written down a second time: what it shares with a schema, a mistake may hide in. */
export const typeName = '#microsoft.graph.deviceManagementAutopilotPolicyStatusDetail';
export const parents = '/beta/deviceManagement/autopilotEvents';
export const below = 'policyStatusDetails';
export const parentType = '#microsoft.graph.deviceManagementAutopilotEvent';

interface Property {
  readonly read: (habits: Habits, value: unknown) => unknown;
  /** What it holds where a create leaves it out; null is taken where this is null. */
  readonly unset: unknown;
}

const memberOf = (...members: readonly string[]): Property => ({
  read: (habits, value) => habits.readMember(value, members),
  unset: members[0],
});

const properties: Readonly<Record<string, Property>> = {
  displayName: { read: (habits, value) => habits.readText(value), unset: null },
  policyType: memberOf('unknown', 'application', 'appModel', 'configurationPolicy'),
  complianceStatus: memberOf('unknown', 'compliant', 'installed', 'notCompliant', 'notInstalled', 'error'),
  trackedOnEnrollmentStatus: { read: (habits, value) => habits.readBoolean(value), unset: false },
  lastReportedDateTime: { read: (habits, value) => habits.readTimestamp(value), unset: '0001-01-01T00:00:00Z' },
  errorCode: { read: (habits, value) => habits.readInteger(value), unset: 0 },
};

export const unset: Values = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, one.unset]));

const readOne = (habits: Habits, name: string, value: unknown): Values => {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (property !== undefined) {
    return { [name]: value === null && property.unset === null ? null : property.read(habits, value) };
  }
  if (name === '@odata.type' ? value === typeName : name === 'id' && typeof value === 'string') return {};
  throw new Refused(400, `The property '${name}' does not exist, or is of another type.`);
};

/** What a body asks to store; nothing of it is stored before all of it was read. */
export const readValues = (habits: Habits, body: object): Values =>
  Object.assign({}, ...Object.entries(body).map(([name, value]) => readOne(habits, name, value)));
