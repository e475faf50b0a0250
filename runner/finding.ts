import { objectIn } from '../target/index.ts';
import type { Finding } from '../verdicts/index.ts';
import { curlOf } from './curl.ts';
import type { Broken } from './judge.ts';
import type { Smallest } from './minimise.ts';
import { recipeOf } from './recipe.ts';
import type { JudgeContext, Seen } from './requirement.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));

/** Levels of arrays and objects within each other that every reader of JSON copes with. */
const levelsAtMost = 64;

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));

/** A value as it stands in the report; as text where readers of the report would choke on it. */
const readable = (value: unknown, asText: string): unknown => (isDeeperThan(levelsAtMost, value) ? asText : value);

/** The request's body as a report shows it: JSON parsed, anything else as the text that was sent. */
const payloadOf = ({ exchange: { request } }: Seen<unknown>): unknown => {
  if (request.body === undefined || request.body === '') return undefined;
  try {
    return readable(JSON.parse(request.body), request.body);
  } catch {
    return request.body;
  }
};

const answerOf = ({ exchange: { answer } }: Seen<unknown>): Finding['answer'] =>
  answer === undefined
    ? undefined
    : {
        status: answer.status,
        headers: answer.headers,
        body: readable(objectIn(answer) ?? answer.json ?? answer.text, answer.text),
      };

/** What the payload does not tell of the body: how it was spelled, and bytes that are no text. */
const spelling = (
  { exchange: { request } }: Seen<unknown>,
  payload: unknown,
): Pick<NonNullable<Finding['request']>, 'body' | 'bodyBase64'> => {
  const { body, bodyBase64 } = request;
  if (bodyBase64 !== undefined) return { bodyBase64 };
  return body === undefined || body === JSON.stringify(payload) ? {} : { body };
};

/** How many of the other failing cases a report names. */
const othersShown = 20;

/**
 * The evidence of a broken clause, self-contained: what was sent, what came, and how to send it again.
 *
 * @param broken all that was seen to break the clause, the smallest first
 * @param smallest the first of them in its smallest form, and the clause as it failed there
 * @param seed of the run: it draws all realistic values
 * @param looksAfterwards whether only a GET that follows shows it
 */
export const findingOf = (
  broken: readonly Broken[],
  smallest: Smallest,
  clause: Broken['clause'],
  context: JudgeContext,
  { seed, looksAfterwards }: { readonly seed: number; readonly looksAfterwards: boolean },
): Finding => {
  const { seen, replay, sought } = smallest;
  const property = clause.property ?? seen.property;
  const payload = payloadOf(seen);
  const answer = answerOf(seen);
  const others = [...new Set(broken.map((one) => one.seen.words))].filter((words) => words !== broken[0]?.seen.words);
  return {
    message: clause.message,
    case: seen.words,
    ...(property === undefined ? {} : { property }),
    ...(payload === undefined ? {} : { payload, ...(sought === undefined ? {} : { smallest: sought }) }),
    ...(clause.expected === undefined ? {} : { expected: text(clause.expected) }),
    ...(clause.expected === undefined && clause.actual === undefined ? {} : { actual: text(clause.actual) }),
    request: {
      method: seen.exchange.request.method,
      url: seen.exchange.request.url,
      headers: seen.exchange.request.headers,
      ...spelling(seen, payload),
    },
    ...(answer === undefined ? {} : { answer }),
    seed: replay?.seed ?? seed,
    ...(replay === undefined ? {} : { path: replay.path }),
    curl: curlOf(recipeOf(seen, context, { property, looksAfterwards })),
    ...(others.length === 0
      ? {}
      : {
          others:
            others.length > othersShown
              ? [...others.slice(0, othersShown), `and ${others.length - othersShown} more`]
              : others,
        }),
  };
};
