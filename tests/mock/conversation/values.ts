import { badInstants, badMembers, dates, enums, instants, survivingTexts, texts } from './payloads.ts';
import { idOf, type Line, type Talk } from './talk.ts';

type Lines = AsyncGenerator<Line>;
type Values = Readonly<Record<string, unknown>>;

/** Every value on create and on update, each read back. */
export async function* variations({ ask, client, collection, example, item, entity }: Talk): Lines {
  for (const [words, values] of variationsOf(entity)) {
    const created = await ask(words, 'POST', collection, { body: { ...example, ...values } });
    yield created;
    if (created[1].status === 201) {
      yield await ask(`${words}, read`, 'GET', `${collection}/${idOf(created)}`);
      await client('DELETE', `${collection}/${idOf(created)}`);
    }
    yield await ask(words, 'PATCH', item, { body: values });
    yield await ask(`${words}, read`, 'GET', item);
  }
}

/** From member to member. */
export async function* transitions({ ask, client, item, entity }: Talk): Lines {
  for (const [name, members] of Object.entries(enums[entity])) {
    for (const [from, to] of pairs(members)) {
      await client('PATCH', item, { body: { [name]: from } });
      yield await ask(`${name} from ${from} to ${to}`, 'PATCH', item, { body: { [name]: to } });
    }
  }
}

function* variationsOf(entity: Talk['entity']): Generator<readonly [string, Values]> {
  for (const text of survivingTexts) yield variation(texts[entity], text);
  for (const [name, members] of Object.entries(enums[entity])) {
    for (const member of members) yield variation([name], member);
    for (const bad of members.slice(0, 2).flatMap(badMembers)) yield variation([name], bad);
  }
  for (const [sent] of instants) yield variation(dates[entity], sent);
  for (const bad of badInstants) yield variation(dates[entity], bad);
}

function variation(names: readonly string[], value: unknown): readonly [string, Values] {
  const words = `${names.join()} ${JSON.stringify(value).slice(0, 40)}`;
  return [words, Object.fromEntries(names.map((name) => [name, value]))];
}

/** All pairs of a short enumeration; of a long one, each member with its neighbour, in both directions. */
function pairs(members: readonly string[]): readonly (readonly [string, string])[] {
  const neighbours = members.flatMap((member, index) => {
    const before = members.at(index - 1) ?? member;
    return [[before, member] as const, [member, before] as const];
  });
  return members.length > 4 ? neighbours : members.flatMap((from) => members.map((to) => [from, to] as const));
}
