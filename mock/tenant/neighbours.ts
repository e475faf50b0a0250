import { randomUUID } from 'node:crypto';
import type { Row } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';
import { writable } from '../model/entities.ts';
import type { Property } from '../model/entity.ts';
import { parentIds } from '../model/seeds.ts';
import { type State, tableOf } from '../state.ts';

/** How lively the other people in the tenant are. */
export interface Liveliness {
  /** Objects of theirs that stand in each collection all the time. */
  readonly residents: number;
  /** Milliseconds after which a visitor comes or goes. */
  readonly everyMs: number;
}

const visitorsAtMost = 3;

const collections = writable.map((entity) => ({
  entity,
  path: entity.collection.replace(/\{(\w+)\}/g, (_, name: string) => parentIds[name] ?? ''),
}));

const ordinary: Readonly<Record<Property['kind'], (property: Property, number: number) => unknown>> = {
  text: ({ name }, number) => `${name} of CONTOSO-${number}`,
  enum: ({ members }, number) => members[number % members.length],
  date: (_property, number) => `2024-02-${String(1 + (number % 28)).padStart(2, '0')}T08:00:00.5571904Z`,
  boolean: (_property, number) => number % 2 === 0,
  integer: (_property, number) => number,
};

function objectOf({ properties }: (typeof collections)[number]['entity'], number: number): Row {
  const values = properties.map((property) => [property.name, ordinary[property.kind](property, number)] as const);
  return { id: randomUUID(), values: Object.fromEntries(values) };
}

/** Other people who use the tenant while a run is going on. They touch nothing but objects of their own. */
export function neighbours({ residents, everyMs }: Liveliness) {
  const visitors = new Map<string, Row[]>();
  let number = 0;
  let nextAt = performance.now() + everyMs;

  const actIn = (state: State, { entity, path }: (typeof collections)[number]): void => {
    const present = visitors.get(path) ?? [];
    visitors.set(path, present);
    const table = tableOf(state, path);
    if (present.length < visitorsAtMost) {
      const row = objectOf(entity, ++number);
      present.push(row);
      table.push(row);
      return;
    }
    const leaving = present.splice(0, 2);
    for (const row of leaving) table.splice(table.indexOf(row), 1);
  };

  const act: Variant['changes'] = ({ answer }) => ({
    answer: (call) => {
      const now = performance.now();
      if (now >= nextAt) {
        nextAt = now + everyMs;
        for (const collection of collections) actIn(call.state, collection);
      }
      return answer(call);
    },
  });

  return {
    /** Fills the collections with what stands there all the time. */
    moveIn(state: State): void {
      for (const { entity, path } of collections) {
        for (let i = 0; i < residents; i++) tableOf(state, path).push(objectOf(entity, ++number));
      }
    },
    /** Ids of the visitors that are present. */
    present: (): readonly string[] => [...visitors.values()].flat().map(({ id }) => id),
    /** They act between two calls, so that no clock has to be stopped in the end. */
    changes: act,
  };
}
