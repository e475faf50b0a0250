import { badInstants, badMembers, dates, enums, instants, nearTexts, survivingTexts, texts } from './payloads.ts';
import { idOf, type Line, type Talk } from './talk.ts';

type Lines = AsyncGenerator<Line>;

/** Text of every class in all text properties at once. */
export async function* textValues(talk: Talk): Lines {
  for (const text of survivingTexts) yield* vary(talk, texts[talk.entity], text);
}

/** All members of each enumeration, and what is none. */
export async function* members(talk: Talk): Lines {
  for (const [name, documented] of Object.entries(enums[talk.entity])) {
    for (const member of documented) yield* vary(talk, [name], member);
    for (const bad of badMembers(documented)) yield* vary(talk, [name], bad);
  }
}

/** Timestamps, good and bad, in all timestamps at once. */
export async function* timestamps(talk: Talk): Lines {
  for (const [sent] of instants) yield* vary(talk, dates[talk.entity], sent);
  for (const bad of badInstants) yield* vary(talk, dates[talk.entity], bad);
}

/** From member to member. */
export async function* transitions({ ask, client, item, entity }: Talk): Lines {
  for (const [name, documented] of Object.entries(enums[entity])) {
    for (const [from, to] of pairs(documented)) {
      await client('PATCH', item, { body: { [name]: from } });
      yield await ask(`${name} from ${from} to ${to}`, 'PATCH', item, { body: { [name]: to } });
    }
  }
}

/** From a value to one that looks like it. */
export async function* nearChanges({ ask, client, item, entity }: Talk): Lines {
  for (const [from, to] of nearTexts) {
    for (const name of texts[entity]) {
      await client('PATCH', item, { body: { [name]: from } });
      yield await ask(`${name} from ${from} to ${to}`, 'PATCH', item, { body: { [name]: to } });
    }
  }
  for (const name of dates[entity]) {
    await client('PATCH', item, { body: { [name]: '2024-03-05T09:08:07.1234567Z' } });
    yield await ask(`${name} a tick later`, 'PATCH', item, { body: { [name]: '2024-03-05T09:08:07.1234568Z' } });
  }
}

/** One value on create and on update, read back each time. */
async function* vary(
  { ask, client, collection, example, item }: Talk,
  names: readonly string[],
  value: unknown,
): Lines {
  const words = `${names.join()} ${JSON.stringify(value).slice(0, 40)}`;
  const values = Object.fromEntries(names.map((name) => [name, value]));
  const created = await ask(words, 'POST', collection, { body: { ...example, ...values } });
  yield created;
  if (created[1].status === 201) {
    yield await ask(`${words}, read`, 'GET', `${collection}/${idOf(created)}`);
    await client('DELETE', `${collection}/${idOf(created)}`);
  }
  yield await ask(words, 'PATCH', item, { body: values });
  yield await ask(`${words}, read`, 'GET', item);
}

/** All pairs of a short enumeration; of a long one, each member with its neighbour, in both directions. */
function pairs(documented: readonly string[]): readonly (readonly [string, string])[] {
  const neighbours = documented.flatMap((member, index) => {
    const before = documented.at(index - 1) ?? member;
    return [[before, member] as const, [member, before] as const];
  });
  return documented.length > 4 ? neighbours : documented.flatMap((from) => documented.map((to) => [from, to] as const));
}
