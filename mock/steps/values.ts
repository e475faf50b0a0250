import type { Behaviour } from '../behaviour.ts';
import type { Property } from '../model/entity.ts';
import { invalid, type Refusal } from '../refusal.ts';
import { parseMoment, writeMoment } from './moment.ts';

const edmTypes = {
  text: 'Edm.String',
  enum: 'enumeration',
  date: 'Edm.DateTimeOffset',
  boolean: 'Edm.Boolean',
  integer: 'Edm.Int32',
} as const satisfies Record<Property['kind'], string>;

function cannotConvert(property: Property, value: unknown): Refusal {
  const literal = JSON.stringify(value).slice(0, 80);
  return invalid(
    `Cannot convert the literal '${literal}' to the expected type '${edmTypes[property.kind]}' of the property '${property.name}'.`,
  );
}

type ValueSteps =
  | 'readChanges'
  | 'checkType'
  | 'checkId'
  | 'checkUndeclared'
  | 'readValue'
  | 'readText'
  | 'readEnum'
  | 'readDate'
  | 'readBoolean'
  | 'readInteger';

export const values: Pick<Behaviour, ValueSteps> = {
  readChanges(call, body) {
    const { does, entity } = call;
    const changes: Record<string, unknown> = {};
    if (entity.namesItsType && !Object.hasOwn(body, '@odata.type')) throw invalid('Cannot create an abstract class.');
    for (const [name, value] of Object.entries(body)) {
      const property = entity.properties.find((declared) => declared.name === name);
      if (property !== undefined) changes[name] = does.readValue(call, property, value);
      else if (name === '@odata.type') does.checkType(call, value);
      else if (name === 'id') does.checkId(call, value);
      else does.checkUndeclared(call, name);
    }
    return changes;
  },

  checkType({ entity }, odataType) {
    if (odataType === `#microsoft.graph.${entity.name}`) return;
    throw invalid(
      `An entry with type ${JSON.stringify(odataType)} was found, but it is not assignable to the expected type 'microsoft.graph.${entity.name}'.`,
    );
  },

  /** A client's id is read and then ignored: the service makes its own, and an id never changes. */
  checkId(_call, id) {
    if (typeof id !== 'string') throw invalid(`Cannot convert the literal '${JSON.stringify(id)}' to the key 'id'.`);
  },

  /** Annotations are no properties: a service may ignore the ones it does not know (OData JSON §4.5). */
  checkUndeclared({ entity }, name) {
    if (name.includes('@')) return;
    throw invalid(`The property '${name}' does not exist on type 'microsoft.graph.${entity.name}'.`);
  },

  readValue(call, property, value) {
    const { does } = call;
    if (value === null) {
      if (property.nullable) return null;
      throw invalid(`The property '${property.name}' is not nullable, but null was found.`);
    }
    const readers = {
      text: does.readText,
      enum: does.readEnum,
      date: does.readDate,
      boolean: does.readBoolean,
      integer: does.readInteger,
    };
    return readers[property.kind](call, property, value);
  },

  readText(_call, property, value) {
    if (typeof value === 'string') return value;
    throw cannotConvert(property, value);
  },

  readEnum(_call, property, value) {
    if (typeof value === 'string' && property.members.includes(value)) return value;
    throw cannotConvert(property, value);
  },

  readBoolean(_call, property, value) {
    if (typeof value === 'boolean') return value;
    throw cannotConvert(property, value);
  },

  readInteger(_call, property, value) {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value + 0.5) < 2 ** 31) return value;
    throw cannotConvert(property, value);
  },

  /** Answers show UTC, but a moment that is in year 0000 or 10000 there keeps the offset it came with. */
  readDate(_call, property, value) {
    const moment = typeof value === 'string' ? parseMoment(value) : undefined;
    if (typeof value !== 'string' || moment === undefined) throw cannotConvert(property, value);
    return writeMoment(moment.ticks, 0) ?? value;
  },
};
