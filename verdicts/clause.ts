import { AssertionError } from 'node:assert/strict';

/** A clause of the contract does not hold. Anything else that is thrown while judging is an error of the suite. */
export class ClauseBroken extends AssertionError {
  readonly property: string | undefined;

  constructor(
    message: string,
    detail: { readonly property?: string; readonly expected?: unknown; readonly actual?: unknown } = {},
  ) {
    super({ message, expected: detail.expected, actual: detail.actual });
    this.property = detail.property;
  }
}

/** There is nothing to judge, because no answer came. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** States a clause: throws when it does not hold. */
export function holds(
  condition: boolean,
  message: string,
  detail?: { readonly property?: string; readonly expected?: unknown; readonly actual?: unknown },
): asserts condition {
  if (!condition) throw new ClauseBroken(message, detail);
}
