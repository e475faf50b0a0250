import { AssertionError } from 'node:assert/strict';

/** What a broken clause tells beside its message. */
export interface ClauseDetail {
  readonly property?: string;
  readonly properties?: readonly string[];
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** A clause of the contract does not hold. Anything else that is thrown while judging is an error of the suite. */
export class ClauseBroken extends AssertionError {
  readonly property: string | undefined;
  /** All properties that are wrong, the one the message speaks of among them. */
  readonly properties: readonly string[];

  constructor(message: string, { property, properties, expected, actual }: ClauseDetail = {}) {
    super({ message, expected, actual });
    this.property = property;
    this.properties = properties ?? (property === undefined ? [] : [property]);
  }
}

/** There is nothing to judge, because no answer came. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** States a clause: throws when it does not hold. */
export function holds(condition: boolean, message: string, detail?: ClauseDetail): asserts condition {
  if (!condition) throw new ClauseBroken(message, detail);
}
