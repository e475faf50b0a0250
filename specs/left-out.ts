import type { Case, Observation } from '../runner/index.ts';
import { type Entity, type Operation, violations } from '../schemas/index.ts';
import { bodyObject, holds, isAccepted } from '../verdicts/index.ts';

const namesOf = (properties: Entity['properties']): readonly string[] => properties.map(({ name }) => name);

/**
 * A create without what may be null, and one without the rest; then without some of what may be null: a service may fill
 * in what is left out from what is there.
 */
export const incompleteCreates = (operation: Operation): readonly Case[] => {
  const { properties } = operation.entity;
  const texts = namesOf(properties.filter(({ kind }) => kind === 'text'));
  // Of several texts one stays, for the mark.
  const leaveOut = (name: string, words: string, omit: readonly string[], rare = false): Case => ({
    key: `${operation.id}/without-${name}`,
    operation,
    part: 'creates',
    words,
    base: 'all',
    omit:
      texts.length > 1 && texts.every((text) => omit.includes(text)) ? omit.filter((text) => text !== texts[0]) : omit,
    rare,
  });
  const nullable = namesOf(properties.filter((one) => one.nullable));
  /** By the digits of their places: of any two, each is once left out where the other one is there. */
  const digits = Array.from({ length: Math.ceil(Math.log2(nullable.length)) }, (_, digit) => digit);
  const some = (digit: number, value: number): readonly string[] =>
    nullable.filter((_, place) => ((place >> digit) & 1) === value);
  return [
    leaveOut('nullable', 'the payload leaves out what may be null', nullable),
    leaveOut(
      'non-nullable',
      'the payload leaves out what is never null',
      namesOf(properties.filter((one) => !one.nullable)),
    ),
    ...digits.flatMap((digit) =>
      [0, 1].map((value) => {
        const names = some(digit, value);
        return leaveOut(`nullable-${digit}-${value}`, `the payload leaves out ${names.join(', ')}`, names, true);
      }),
    ),
  ];
};

/** An incomplete create is refused, or what it left out is null or, where it is never null, some valid value. */
export const leftOutIsFilledIn = (
  { exchange, after, case: { omit = [] } }: Observation,
  { entity }: { readonly entity: Entity },
): string | undefined => {
  if (exchange.answer?.status === 400) return 'incomplete creates are refused';
  isAccepted(exchange);
  const views = [
    ['the answer', bodyObject(exchange)],
    ...(after?.object === undefined ? [] : [['GET', after.object] as const]),
  ] as const;
  for (const [where, object] of views) {
    for (const { name, nullable } of entity.properties.filter((property) => omit.includes(property.name))) {
      const value = object[name];
      if (nullable) {
        holds(
          value === null || value === undefined,
          `${name} was left out and reads ${JSON.stringify(value)} in ${where}, not null`,
          { property: name, expected: 'null', actual: value },
        );
        continue;
      }
      const [wrong] = violations(entity, 'answer', object).filter(({ pointer }) => pointer === `/${name}`);
      holds(wrong === undefined, `${name} was left out and has no valid value in ${where}: ${wrong?.message}`, {
        property: name,
        expected: 'a valid value',
        actual: value,
      });
    }
  }
  return undefined;
};
