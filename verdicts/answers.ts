import { type Entity, type Property, violations } from '../schemas/index.ts';
import { type Exchange, isSuccess, objectIn } from '../target/index.ts';
import { holds, NoAnswer } from './clause.ts';
import { differences, type Representation } from './equality.ts';

/** Statements about answers that several clauses share. All throw ClauseBroken. */

const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Statuses as a person lists them: `400, 404 or 405`. */
const anyOf = (statuses: readonly number[]): string => choice.format(statuses.map(String));

const inBrief = (json: string): string =>
  json.length > 80 ? `${json.slice(0, 60)}… (${json.length.toLocaleString('en')} characters)` : json;

const shown = (value: unknown): string => inBrief(JSON.stringify(value) ?? 'nothing');

/**
 * The status of an answer.
 *
 * @throws NoAnswer
 */
export const statusIn = ({ answer, failure }: Exchange): number => {
  if (answer === undefined) throw new NoAnswer(failure?.message ?? 'no answer');
  return answer.status;
};

/** What the service itself says of an error, to be put behind a sentence; nothing if it says nothing. */
const messageIn = ({ answer }: Exchange): string => {
  const error = objectIn(answer)?.error;
  const message = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : undefined;
  return typeof message === 'string' && message !== ''
    ? `: ${message.length > 160 ? `${message.slice(0, 160)}…` : message}`
    : '';
};

/** The answer has one of these statuses. */
export const hasStatus = (exchange: Exchange, ...allowed: readonly number[]): void => {
  const status = statusIn(exchange);
  holds(allowed.includes(status), `The answer is ${status}, not ${anyOf(allowed)}${messageIn(exchange)}`, {
    expected: anyOf(allowed),
    actual: `${status}`,
  });
};

/** The request was refused: with 400, or what the clause allows instead. */
export const isRefused = (exchange: Exchange, property?: string, allowed: readonly number[] = [400]): void => {
  const status = statusIn(exchange);
  const accepted = exchange.answer !== undefined && isSuccess(exchange.answer);
  const echo = property === undefined ? undefined : objectIn(exchange.answer)?.[property];
  holds(
    allowed.includes(status),
    accepted
      ? `The request is accepted with ${status}, not refused with ${anyOf(allowed)}${property === undefined ? '' : `; ${property} comes back as ${shown(echo)}`}`
      : `The request is answered with ${status}, not refused with ${anyOf(allowed)}${messageIn(exchange)}`,
    { ...(property === undefined ? {} : { property }), expected: anyOf(allowed), actual: `${status}` },
  );
};

/** The request was accepted, whatever the exact status of success. */
export const isAccepted = (exchange: Exchange, property?: string): void => {
  const { answer } = exchange;
  holds(
    answer !== undefined && isSuccess(answer),
    `A valid request is answered with ${statusIn(exchange)}${messageIn(exchange)}`,
    {
      ...(property === undefined ? {} : { property }),
      expected: 'success',
      actual: `${statusIn(exchange)}`,
    },
  );
};

/** The object an answer shows. */
export const bodyObject = (exchange: Exchange, what = 'The answer'): Representation => {
  statusIn(exchange);
  const object = objectIn(exchange.answer);
  holds(object !== undefined, `${what} is no JSON object`, {
    expected: 'a JSON object',
    actual: shown(exchange.answer?.text ?? ''),
  });
  return object;
};

/**
 * The object in an answer fits the entity.
 *
 * @param except the name of a property that another clause is about
 */
export const fitsEntity = (entity: Entity, object: Representation, except?: string): void => {
  const [first] = violations(entity, 'answer', object).filter(({ pointer }) => pointer !== `/${except}`);
  if (first === undefined) return;
  const property = first.pointer.slice(1);
  const value = object[property];
  const wrong =
    value === undefined
      ? `${property} ${first.message} in the answer`
      : `${property} is ${shown(value)} in the answer, and ${first.message}`;
  holds(false, wrong, {
    property,
    expected: value === undefined ? 'a value' : first.message.replace(/^must be /, ''),
    actual: value,
  });
};

/** What a person does not see, or takes for the same: marks on letters, and characters without a shape. */
const unseen = /[\p{M}\p{Cf}]/gu;

const looksLike = (text: string): string => text.normalize('NFKD').replace(unseen, '');

/** JSON in which every character beyond ASCII is an escape. */
const inEscapes = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Two values as JSON; in escapes where a reader could not tell them apart. */
const toldApart = (...values: readonly [unknown, unknown]): readonly [string, string] => {
  const [one, other] = [JSON.stringify(values[0]) ?? 'nothing', JSON.stringify(values[1]) ?? 'nothing'];
  return looksLike(one) === looksLike(other) ? [inEscapes(one), inEscapes(other)] : [one, other];
};

/** Declared properties are as expected. */
export const agree = (
  entity: Entity,
  expected: Representation,
  actual: Representation,
  where: string,
  among?: (property: Property) => boolean,
): void => {
  const [first, ...rest] = differences(entity, expected, actual, among);
  if (first === undefined) return;
  const also =
    rest.length === 0
      ? ''
      : ` (${rest.map(({ property }) => property).join(', ')} differ${rest.length === 1 ? 's' : ''} too)`;
  const { property } = first;
  const [wanted, got] = toldApart(first.expected, first.actual);
  holds(false, `${property} is ${inBrief(got)} in ${where}, not ${inBrief(wanted)}${also}`, {
    property,
    properties: [property, ...rest.map((other) => other.property)],
    expected: wanted,
    actual: got,
  });
};

/** What a scenario saw agrees with what it had to see. */
export const agreeWithScene = ({
  disagreement,
}: {
  readonly disagreement?: {
    readonly message: string;
    readonly property?: string;
    readonly expected?: unknown;
    readonly actual?: unknown;
  };
}): undefined => {
  if (disagreement !== undefined) holds(false, disagreement.message, disagreement);
  return undefined;
};
