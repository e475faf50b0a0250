/** The few ways in which almost every fault is made: each gives the `breaks` of a fault. */

import type { Answer, Behaviour, Call, JsonObject, Row } from '../behaviour.ts';
import type { Fault } from '../catalogue.ts';
import type { Property } from '../model/entity.ts';
import type { Refusal } from '../refusal.ts';
import { tableOf } from '../state.ts';

type Breaks = Fault['breaks'];
type Reader = 'readValue' | 'readText' | 'readEnum' | 'readDate';
type Operation = 'create' | 'list' | 'get' | 'update' | 'remove';

function concerns(names: readonly string[], { name }: Property): boolean {
  return names.length === 0 || names.includes(name);
}

/** Changes a value before it is checked, for the named properties or for all that the reader reads. */
export function sent(
  reader: Reader,
  change: (value: unknown, property: Property, call: Call) => unknown,
  ...names: string[]
): Breaks {
  return (correct) => ({
    [reader]: (call: Call, property: Property, value: unknown) =>
      correct[reader](call, property, concerns(names, property) ? change(value, property, call) : value),
  });
}

/** As `sent`, but only where the value is text. */
export function sentText(reader: Reader, change: (text: string, property: Property) => unknown, ...names: string[]) {
  return sent(reader, (value, property) => (typeof value === 'string' ? change(value, property) : value), ...names);
}

/** Changes a value that passed the check, before it is stored. Nulls pass unchanged. */
export function stored(
  reader: Reader,
  change: (text: string, property: Property, call: Call) => unknown,
  ...names: string[]
): Breaks {
  return (correct) => ({
    [reader]: (call: Call, property: Property, value: unknown) => {
      const text = correct[reader](call, property, value);
      return typeof text === 'string' && concerns(names, property) ? change(text, property, call) : text;
    },
  });
}

/** Lets in what the check refuses: `otherwise` gives the value that is stored instead. */
export function accepting(
  reader: Reader,
  when: (value: unknown, property: Property) => boolean,
  otherwise: (value: unknown, property: Property, call: Call) => unknown,
  ...names: string[]
): Breaks {
  return (correct) => ({
    [reader]: (call: Call, property: Property, value: unknown) =>
      concerns(names, property) && when(value, property)
        ? otherwise(value, property, call)
        : correct[reader](call, property, value),
  });
}

/** Refuses what the check lets in. */
export function refusing(
  reader: Reader,
  when: (value: unknown, property: Property) => boolean,
  refusal: () => Refusal,
  ...names: string[]
): Breaks {
  return (correct) => ({
    [reader]: (call: Call, property: Property, value: unknown) => {
      if (concerns(names, property) && when(value, property)) throw refusal();
      return correct[reader](call, property, value);
    },
  });
}

/** Answers as if all were well, and then spoils what is stored: only a later read shows it. */
export function kept(change: (values: JsonObject, call: Call) => JsonObject): Breaks {
  return (correct) => {
    const spoil = (call: Call, answer: Answer) => {
      const row = answered(call, answer);
      if (row !== undefined) row.values = { ...row.values, ...change(row.values, call) };
      return answer;
    };
    return {
      create: (call) => spoil(call, correct.create(call)),
      update: (call) => spoil(call, correct.update(call)),
    };
  };
}

/** `kept`, for each stored text of one kind of property. */
export function keptTexts(kind: Property['kind'], change: (text: string) => unknown): Breaks {
  return kept((values, { entity }) =>
    Object.fromEntries(
      entity.properties
        .filter((property) => property.kind === kind)
        .map(({ name }) => [name, values[name]] as const)
        .map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]),
    ),
  );
}

/** Changes the answer of an operation that went well. */
export function answering(operation: Operation, change: (answer: Answer, call: Call) => Answer): Breaks {
  return (correct) => ({ [operation]: (call: Call) => change(correct[operation](call), call) });
}

/** Changes the JSON object that an operation answers with. */
export function answeringWith(operation: Operation, change: (body: JsonObject, call: Call) => unknown): Breaks {
  return answering(operation, (answer, call) => ({ ...answer, body: change(bodyOf(answer), call) }));
}

/** Changes the refusals that `when` names. */
export function refused(
  when: (refusal: Refusal) => boolean,
  change: (refusal: Refusal, call: Call) => Refusal,
): Breaks {
  return (correct) => ({
    refuse: (call, refusal) => correct.refuse(call, when(refusal) ? change(refusal, call) : refusal),
  });
}

/** Several breaches at once, for one cause that shows in several steps. */
export function all(...several: readonly Breaks[]): Breaks {
  return (correct) => {
    const steps: Behaviour = { ...correct };
    for (const breaks of several) Object.assign(steps, breaks({ ...steps }));
    return steps;
  };
}

export function bodyOf({ body }: Answer): JsonObject {
  return body as JsonObject;
}

/** The stored row that an answer shows. */
function answered({ state, collection }: Call, answer: Answer): Row | undefined {
  return tableOf(state, collection).find((row) => row.id === bodyOf(answer)?.id);
}

/** The rows of the addressed collection. The array is live. */
export function rowsOf({ state, collection }: Call): Row[] {
  return tableOf(state, collection);
}
