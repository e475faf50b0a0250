import { wishesOf } from '../generators/index.ts';
import type { Case } from '../runner/index.ts';
import {
  type Observation,
  on,
  requirement,
  seenOwn,
  seenWishes,
  type WishObservation,
  wasAccepted,
} from '../runner/index.ts';
import type { Operation } from '../schemas/index.ts';
import { objectIn } from '../target/index.ts';
import { bodyObject, holds, isRefused } from '../verdicts/index.ts';
import { cameBack } from './came-back.ts';
import { refusesBreaksOf } from './refuses-breaks.ts';

requirement<WishObservation>('ENUM-01', {
  on: on.creates,
  after: 'creates',
  wishes: (operation, { profile }) => wishesOf('enum', operation, profile),
  sees: seenWishes('enum'),
  judge: cameBack,
});

requirement<WishObservation>('ENUM-02', {
  on: on.updates,
  after: 'updates',
  wishes: (operation, { profile }) => wishesOf('enum', operation, profile),
  sees: seenWishes('enum'),
  judge: cameBack,
});

refusesBreaksOf('ENUM-03', 'enum');

/** Enumeration values in another spelling, one case each; create and update take turns where there are several. */
const respelled = (
  operation: Operation,
  name: string,
  words: string,
  spell: (member: string, value: number) => string,
): readonly Case[] =>
  operation.entity.properties
    .filter(({ kind }) => kind === 'enum')
    .flatMap(({ name: property, members }) => {
      const member = members[1];
      if (member === undefined) return [];
      const value = spell(member.name, member.value);
      return [
        {
          key: `${operation.id}/${name}/${property}`,
          operation,
          part: 'refusals' as const,
          words: `${property} is ${words}, ${JSON.stringify(value)}`,
          property,
          base: operation.kind === 'create' ? ('all' as const) : [],
          values: { [property]: value },
        },
      ];
    });

requirement<Observation>('ENUM-04', {
  on: on.writes,
  after: 'refusals',
  cases: (operation) =>
    operation.kind === 'create'
      ? respelled(operation, 'upper-case', 'a member in upper case', (member) => member.toUpperCase())
      : respelled(
          operation,
          'capitalised',
          'a member with a capital letter',
          (member) => `${member.charAt(0).toUpperCase()}${member.slice(1)}`,
        ),
  sees: seenOwn(({ key }) => key.includes('/upper-case/') || key.includes('/capitalised/')),
  judge: (observation, { entity }) => {
    const {
      exchange,
      payload,
      after,
      case: { property = '' },
    } = observation;
    if (!wasAccepted(observation)) {
      isRefused(exchange, property);
      return undefined;
    }
    const members = entity.properties.find(({ name }) => name === property)?.members.map(({ name }) => name) ?? [];
    const meant = members.find((member) => member.toLowerCase() === String(payload[property]).toLowerCase());
    for (const object of [bodyObject(exchange), ...(after?.object === undefined ? [] : [after.object])]) {
      holds(
        object[property] === meant,
        `The request is accepted, and ${property} comes back as ${JSON.stringify(object[property])}, not as the member that was meant`,
        {
          property,
          expected: `400, or ${meant}`,
          actual: object[property],
        },
      );
    }
    return 'another letter case is accepted and read as the documented member';
  },
});

requirement<Observation>('ENUM-05', {
  on: on.writes,
  after: 'refusals',
  cases: (operation) => respelled(operation, 'ordinal', "a member's number as text", (_, value) => `${value}`),
  sees: seenOwn(({ key }) => key.includes('/ordinal/')),
  judge: (observation) => {
    const {
      exchange,
      case: { property = '' },
    } = observation;
    return wasAccepted(observation)
      ? `a member's number as text is accepted and comes back as ${JSON.stringify(objectIn(exchange.answer)?.[property])}`
      : `a member's number as text is answered with ${exchange.answer?.status}`;
  },
});
