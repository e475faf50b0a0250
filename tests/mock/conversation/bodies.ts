import { another, badBodies, texts } from './payloads.ts';
import { type Line, type Talk, unknownId } from './talk.ts';

type Lines = AsyncGenerator<Line>;

/** Each property alone, with a value of each JSON type, and left out. */
export async function* properties({ ask, collection, entity, example, item, overview }: Talk): Lines {
  for (const name of Object.keys(example)) {
    yield await ask(`${name} alone`, 'PATCH', item, { body: { [name]: another[entity][name] ?? example[name] } });
    yield await ask(`${name} alone, null`, 'PATCH', item, { body: { [name]: null } });
    yield await ask(`${name} alone`, 'PATCH', item, { body: { [name]: another[entity][name] ?? example[name] } });
    for (const value of [null, 7, 0, true, false, ['a'], [], { a: 1 }, {}, 1.5]) {
      const body = { ...example, [name]: value };
      const words = `${name}: ${JSON.stringify(value)}`;
      yield await ask(words, 'POST', collection, { body });
      yield await ask(words, 'PATCH', item, { body });
      yield await ask(`${words}, read`, 'GET', item);
    }
    const { [name]: _, ...incomplete } = example;
    yield await ask(`without ${name}`, 'POST', collection, { body: incomplete });
  }
  const cleared = Object.fromEntries(
    texts[entity].filter((name) => name !== 'displayName').map((name): [string, null] => [name, null]),
  );
  yield await ask('all that may be null', 'PATCH', item, { body: cleared });
  yield await overview('after properties');
}

/** What an object may carry besides its properties. */
export async function* additions({ ask, collection, example, item, overview }: Talk): Lines {
  const additions = [
    {},
    { id: 'another' },
    { id: unknownId, ...example },
    { undeclared: 1 },
    { undeclared: null },
    { undeclared: { a: 1 } },
    { constructor: 'x' },
    { deviceDisplayName: 'x', displayName: 'x' },
    ...Object.entries(example)
      .filter(([name]) => !name.startsWith('@'))
      .slice(0, 1)
      .map(([name, value]) => ({ [name.toUpperCase()]: value })),
    { '@odata.type': '#microsoft.graph.device' },
  ];
  for (const addition of additions) {
    const words = JSON.stringify(addition).slice(0, 60);
    yield await ask(`with ${words}`, 'POST', collection, { body: { ...example, ...addition } });
    yield await ask(`only ${words}`, 'POST', collection, { body: addition });
    yield await ask(`only ${words}`, 'PATCH', item, { body: addition });
    yield await ask(`after ${words}`, 'GET', item);
  }
  yield await overview('after additions');
}

/** Bodies that are no JSON object. */
export async function* unreadable({ ask, collection, item, overview }: Talk): Lines {
  for (const body of badBodies) {
    const words = JSON.stringify(body.toString('latin1').slice(0, 30));
    yield await ask(words, 'POST', collection, { body });
    yield await ask(words, 'PATCH', item, { body });
  }
  yield await overview('after bad bodies');
}

/** The id of an object that exists, in the body for another one. */
export async function* borrowedId({ ask, client, collection, example, item, overview }: Talk): Lines {
  const { json } = await client('GET', collection);
  const id = (json as { value?: { id?: string }[] } | undefined)?.value?.[0]?.id;
  yield await ask('with a borrowed id', 'PATCH', item, { body: { id, ...example } });
  yield await ask('with a borrowed id', 'POST', collection, { body: { id, ...example } });
  yield await overview('after a borrowed id');
}
