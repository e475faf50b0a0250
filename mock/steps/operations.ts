import type { Answer, Behaviour, Call, JsonObject, Row } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import { notFound } from './routing.ts';

function success(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, body, headers: { ...headers } };
}

function existing(call: Call): Row {
  const row = call.does.find(call);
  if (row === undefined) throw notFound(call.id);
  return row;
}

function completed(call: Call, changes: JsonObject): JsonObject {
  return Object.fromEntries(
    call.entity.properties.map((property) => [
      property.name,
      Object.hasOwn(changes, property.name) ? changes[property.name] : call.does.initial(call, property),
    ]),
  );
}

export const operations: Pick<Behaviour, 'answer' | 'create' | 'list' | 'get' | 'update' | 'remove'> = {
  answer(call) {
    const { does } = call;
    try {
      does.authenticate(call);
      does.authorize(call);
      does.checkRoute(call);
      does.checkMethod(call);
      does.checkParents(call);
      return does.operate(call);
    } catch (error) {
      if (error instanceof Refusal) return does.refuse(call, error);
      throw error;
    }
  },

  create(call) {
    const { does } = call;
    const body = does.readBody(call);
    const changes = does.readChanges(call, body);
    const row: Row = { id: does.newId(call, body), values: completed(call, changes) };
    does.insert(call, row);
    return success(201, does.single(call, row), { Location: does.location(call, row) });
  },

  list(call) {
    return success(200, call.does.page(call, call.does.select(call)));
  },

  get(call) {
    return success(200, call.does.single(call, existing(call)));
  },

  update(call) {
    const { does } = call;
    const row = existing(call);
    const changes = does.readChanges(call, does.readBody(call));
    does.merge(call, row, changes);
    return success(200, does.single(call, row));
  },

  remove(call) {
    call.does.drop(call, existing(call));
    return success(204, undefined);
  },
};
