import type { Behaviour } from '../behaviour.ts';
import { Refusal, unreadable } from '../refusal.ts';
import { tableOf } from '../state.ts';

export function notFound(id: string | undefined): Refusal {
  return new Refusal(404, 'ResourceNotFound', `Resource '${id ?? ''}' does not exist.`);
}

export const routing: Pick<Behaviour, 'checkRoute' | 'checkMethod' | 'checkParents' | 'operate'> = {
  checkRoute({ path, unknownSegment }) {
    if (unknownSegment === undefined) return;
    if (unknownSegment === '') throw new Refusal(404, 'ResourceNotFound', `Nothing can be read at '/${path}'.`);
    throw unreadable(`Resource not found for the segment '${unknownSegment}'.`);
  },

  checkMethod({ kind, methods }) {
    if (kind !== undefined) return;
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.', {
      Allow: Object.keys(methods).join(', '),
    });
  },

  checkParents({ parents, state }) {
    const missing = parents.find(({ collection, id }) => !tableOf(state, collection).some((row) => row.id === id));
    if (missing !== undefined) throw notFound(missing.id);
  },

  operate(call) {
    const { does, kind } = call;
    if (kind === undefined) throw new Error(`${call.method} came past checkMethod.`);
    const operations = {
      create: does.create,
      list: does.list,
      get: does.get,
      update: does.update,
      delete: does.remove,
    };
    return operations[kind](call);
  },
};
