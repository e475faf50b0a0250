import type { Entity, Property } from '../schemas/index.ts';
import { type Exchange, isSuccess, objectIn } from '../target/index.ts';
import { holds, NoAnswer } from './clause.ts';
import { type Difference, differences, type Representation } from './equality.ts';

/** Statements about answers that several clauses share. All throw ClauseBroken. */

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 60)}… (${text.length} characters)` : text;
};

/**
 * The status of an answer.
 *
 * @throws NoAnswer
 */
export const statusIn = ({ answer, failure }: Exchange): number => {
  if (answer === undefined) throw new NoAnswer(failure?.message ?? 'no answer');
  return answer.status;
};

/** The answer has one of these statuses. */
export const hasStatus = (exchange: Exchange, ...allowed: readonly number[]): void => {
  const status = statusIn(exchange);
  holds(allowed.includes(status), `the answer is ${status}, not ${allowed.join(' or ')}`, {
    expected: allowed.join(' or '),
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
      ? `accepted with ${status}, not refused with ${allowed.join(' or ')}${property === undefined ? '' : `; ${property} comes back as ${shown(echo)}`}`
      : `answered with ${status}, not refused with ${allowed.join(' or ')}`,
    { ...(property === undefined ? {} : { property }), expected: `${allowed.join(' or ')}`, actual: `${status}` },
  );
};

/** The request was accepted, whatever the exact status of success. */
export const isAccepted = (exchange: Exchange, property?: string): void => {
  const { answer } = exchange;
  holds(
    answer !== undefined && isSuccess(answer),
    `a valid request is answered with ${statusIn(exchange)}${messageIn(exchange)}`,
    {
      ...(property === undefined ? {} : { property }),
      expected: 'success',
      actual: `${statusIn(exchange)}`,
    },
  );
};

const messageIn = ({ answer }: Exchange): string => {
  const error = objectIn(answer)?.error;
  const message = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : undefined;
  return typeof message === 'string' && message !== ''
    ? `: ${message.length > 160 ? `${message.slice(0, 160)}…` : message}`
    : '';
};

/** The object an answer shows. */
export const bodyObject = (exchange: Exchange, what = 'the answer'): Representation => {
  statusIn(exchange);
  const object = objectIn(exchange.answer);
  holds(object !== undefined, `${what} is no JSON object`, {
    expected: 'a JSON object',
    actual: shown(exchange.answer?.text ?? ''),
  });
  return object;
};

const speak = ({ property, expected, actual }: Difference, where: string): string =>
  `${property} is ${shown(actual)} in ${where}, not ${shown(expected)}`;

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
  const { property, expected: wanted, actual: got } = first;
  holds(false, `${speak(first, where)}${also}`, {
    property,
    properties: [property, ...rest.map((other) => other.property)],
    expected: JSON.stringify(wanted) ?? 'nothing',
    actual: JSON.stringify(got) ?? 'nothing',
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
