import { disguises, packings } from '../target/redaction/encodings.ts';
import type { Handler } from '../target/server.ts';

const jwt = (seed: string): string =>
  [`{"kid":"${seed} header"}`, `{"aud":"the ${seed} payload"}`, `the ${seed} signature, of 40 characters`]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

/** Values in the environment of a run that nobody may ever see again, by variable. */
export const canaries = {
  GRAPH_TOKEN: jwt('zebrafinch'),
  GRAPH_READER_TOKEN: jwt('yellowhammer'),
  AZURE_CLIENT_SECRET: 'xQ8~waxwing_Cuckoo.9-Owl~vulture',
  AZURE_CLIENT_CERTIFICATE_PASSWORD: 'nuthatch & <goldcrest> "+/=',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: jwt('quailkestrel'),
} as const;

/** What is no secret, and yet not for everybody. */
export const confidential = ['5e0c2f4a-77d1-4b9e-8a6b-bullfinch', 'wheatear.dunlin@ptarmigan.example'] as const;

/** Every spelling of every piece: an answer repeats some of them in turn. */
export const spelledPieces = (values: readonly string[]): readonly string[] =>
  values.flatMap(piecesOf).flatMap(spellings);

const encodings = Object.values({ ...disguises, ...packings });

const spellings = (value: string): readonly string[] => encodings.map((encode) => encode(value));

/**
 * Pieces that a service may repeat: what AUTH-02 sends of a value, and the parts of a JSON Web Token, which services
 * take apart. It was never told any other piece.
 */
const piecesOf = (value: string): readonly string[] => {
  const parts = value.split('.');
  return [value.slice(0, -8), ...(parts.length === 3 ? parts : [])];
};

/** So many of the list from one place on, going round. */
const some = <T>(list: readonly T[], from: number, count: number): readonly T[] => {
  const at = from % list.length;
  return [...list.slice(at), ...list.slice(0, at)].slice(0, count);
};

/** Pieces in some spelling that one answer repeats; the values it repeats in all spellings. */
const repeated = 20;

const halves = (value: string): readonly [string, string] => {
  const middle = value.length >> 1;
  return [value.slice(0, middle), value.slice(middle)];
};

/** Answers with one status, and repeats in every place of the answer what it was told and what it should not know. */
export const parrot =
  (values: readonly string[], status: number): Handler =>
  ({ method, headers }, response, number) => {
    const pieces = spelledPieces(values);
    const said = [...values.flatMap(spellings), ...some(pieces, number * repeated, repeated)];
    const [value = ''] = some(Object.values(canaries), number, 1);
    const [first, second] = halves(value);
    const { authorization = '' } = headers;
    const message = `${authorization} ${said.join(' ')}`;
    const error = { code: said[0], message, inner: JSON.stringify({ headers, message }), headers };
    const body = method === 'GET' ? { id: 'known', value: [], error } : { error };
    const bytes = encodeURIComponent(value);
    response.statusMessage = `Echo ${bytes}`;
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'www-authenticate': `Bearer error_description="${bytes}"`,
        location: `http://127.0.0.1:1/${bytes}?token=${bytes}`,
        'set-cookie': [`session=${bytes}`, `other=${first}`],
        'x-request': authorization,
        'x-spelled': some(said, number, 20)
          .join(' ')
          .replace(/[^\x21-\x7e]/g, ' '),
        'x-part-1': first,
        'x-part-2': second,
        'x-parts': [first, second],
      })
      .end(JSON.stringify(body));
  };
