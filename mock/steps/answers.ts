import type { ServerResponse } from 'node:http';
import type { Behaviour, Call, Reply } from '../behaviour.ts';

const successType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

type AnswerSteps =
  | 'represent'
  | 'single'
  | 'page'
  | 'location'
  | 'describe'
  | 'refuse'
  | 'headers'
  | 'serialise'
  | 'send';

export const answers: Pick<Behaviour, AnswerSteps> = {
  represent({ entity }, { id, values }) {
    return { '@odata.type': `#microsoft.graph.${entity.name}`, id, ...values };
  },

  single(call, row) {
    return { '@odata.context': `${context(call)}/$entity`, ...call.does.represent(call, row) };
  },

  page(call, rows) {
    return { '@odata.context': context(call), value: rows.map((row) => call.does.represent(call, row)) };
  },

  location({ collection, state }, { id }) {
    return `${state.baseUrl}/${collection.split('/').map(encodeURIComponent).join('/')}/${encodeURIComponent(id)}`;
  },

  describe(call, { code, message }) {
    return {
      error: {
        code,
        message,
        innerError: {
          // The service writes UTC here without saying so.
          date: new Date().toISOString().slice(0, 19),
          'request-id': call.requestId,
          'client-request-id': clientRequestId(call),
        },
      },
    };
  },

  refuse(call, refusal) {
    return { status: refusal.status, headers: refusal.headers, body: call.does.describe(call, refusal) };
  },

  headers(call, { status, body }) {
    return {
      'request-id': call.requestId,
      'client-request-id': clientRequestId(call),
      ...(status < 400 && { 'OData-Version': '4.0' }),
      ...(body !== undefined && { 'Content-Type': status < 400 ? successType : 'application/json' }),
    };
  },

  serialise(call, answer) {
    return {
      status: answer.status,
      headers: { ...call.does.headers(call, answer), ...answer.headers },
      body: answer.body === undefined ? undefined : JSON.stringify(answer.body),
    };
  },

  send(_call, { status, headers, body }: Reply, response: ServerResponse) {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...length });
    response.end(body);
  },
};

function context({ collection, state }: Call): string {
  return `${state.baseUrl}/$metadata#${collection}`;
}

/** The service answers with the id of its own where the client sent none. */
function clientRequestId({ headers, requestId }: Call): string {
  const sent = headers['client-request-id'];
  return typeof sent === 'string' && sent !== '' ? sent : requestId;
}
