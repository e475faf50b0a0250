import { texts } from './payloads.ts';
import { idOf, type Line, type Talk, unknownId } from './talk.ts';

type Lines = AsyncGenerator<Line>;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The parents, and the object that the talk has made. */
export async function* introduction({ ask, client, collection, example, item, overview }: Talk, created: Line): Lines {
  const segments = collection.split('/');
  for (const [index, segment] of segments.entries()) {
    const path = segments.slice(0, index + 1).join('/');
    if (guid.test(segment)) yield await ask('a parent', 'GET', path);
  }
  yield await ask('what was created', 'GET', item);
  const location = String(created[1].headers.location).replace(/^.*\/beta\//, '');
  yield ['GET Location', await client('GET', location)];
  yield await overview('after a create');
  yield await ask('documented example', 'PATCH', item, { body: example });
}

/** Who asks. */
export async function* credentials({ ask, collection, example, item, overview, server }: Talk): Lines {
  const writes = [
    ['POST', collection],
    ['PATCH', item],
    ['DELETE', `${collection}/${unknownId}`],
  ] as const;
  const bad = Object.fromEntries(Object.keys(example).map((name) => [name, 1]));
  const headers = [
    undefined,
    'Bearer garbage',
    `Bearer ${server.token.slice(0, 10)}garbage`,
    'Basic dXNlcjpwYXNz',
    'Digest x',
    'Bearer ',
    `Bearer ${server.readerToken}`,
  ];
  for (const [index, authorization] of headers.entries()) {
    for (const [method, path] of writes) {
      for (const body of [example, bad]) {
        yield await ask(`with credentials ${index}`, method, path, { headers: { authorization }, body });
      }
    }
  }
  yield await overview('after refused tokens');
}

/** What the body is declared as. */
export async function* mediaTypes({ ask, collection, example, item, overview }: Talk): Lines {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-8',
    undefined,
  ]) {
    const more = { body: example, headers: { 'content-type': type } };
    yield await ask(`as ${type}`, 'POST', collection, more);
    yield await ask(`as ${type}`, 'PATCH', item, more);
  }
  yield await overview('after other types');
}

/** Parents and objects that do not exist. */
export async function* elsewhere({ ask, collection, example, item }: Talk): Lines {
  const segments = collection.split('/');
  for (const [index, segment] of segments.entries()) {
    if (!guid.test(segment)) continue;
    const path = segments.with(index, unknownId).join('/');
    yield await ask('elsewhere', 'POST', path, { body: example });
    yield await ask('elsewhere', 'GET', path);
    const same = `${path}/${item.split('/').at(-1)}`;
    yield await ask('elsewhere', 'PATCH', same, { body: example });
    yield await ask('the object, elsewhere', 'GET', same);
    yield await ask('the object, elsewhere', 'DELETE', same);
  }
  for (const method of ['PATCH', 'GET', 'DELETE']) {
    yield await ask('unknown', method, `${collection}/${unknownId}`, method === 'PATCH' ? { body: example } : {});
    yield await ask('unknown, read', 'GET', `${collection}/${unknownId}`);
    yield await ask('malformed', 'GET', `${collection}/not-an-id`);
  }
}

/** Updates in a row, deletes, and what comes after them. */
export async function* lives({ ask, collection, entity, example, item, overview }: Talk): Lines {
  for (const text of ['one', 'two', 'ONE']) {
    const body = Object.fromEntries(texts[entity].map((name) => [name, text]));
    yield await ask(`text ${text}`, 'PATCH', item, { body });
    yield await ask(`text ${text}, read`, 'GET', item);
  }
  yield await overview('after updates');

  const another = await ask('one more', 'POST', collection, { body: example });
  const neighbour = `${collection}/${idOf(another)}`;
  yield await ask('first', 'DELETE', item);
  yield await ask('what is gone', 'GET', item);
  yield await overview('after a delete');
  yield await ask('what is gone', 'PATCH', item, { body: example });
  yield await ask('what is gone, after an update', 'GET', item);
  yield await ask('after a delete', 'POST', collection, { body: example });
  yield await ask('after a delete', 'PATCH', neighbour, { body: example });
  yield await ask('second', 'DELETE', neighbour);
  yield await ask('after two deletes', 'POST', collection, { body: example });
  yield await ask('what is gone, again', 'DELETE', neighbour);
  yield await overview('after creates');
}

/** Methods that nobody documented; the last one may empty the collection. */
export async function* undocumented({ ask, collection, example, overview }: Talk): Lines {
  const created = await ask('before', 'POST', collection, { body: example });
  const item = `${collection}/${idOf(created)}`;
  for (const [method, path] of [
    ['PUT', item],
    ['POST', item],
    ['PUT', collection],
    ['DELETE', collection],
  ] as const) {
    yield await ask('undocumented', method, path, { body: example });
  }
  yield await overview('at last');
}
