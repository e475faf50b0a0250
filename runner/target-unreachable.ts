import type { Exchange } from '../target/index.ts';

/** Failures of somebody who is there, and whose answer is of no use. */
const answered: ReadonlySet<string> = new Set(['TOO_LARGE', 'UNREADABLE']);

/** The target's first answer does not come, or cannot be read: exit 3 with this sentence. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';

  constructor({ request, failure }: Exchange) {
    const { origin } = new URL(request.url);
    const what = answered.has(failure?.code ?? '') ? 'cannot be used' : 'cannot be reached';
    super(
      `The target ${origin} (--target, GRAPH_TARGET or GRAPH_BASE_URL) ${what}: ${failure?.message ?? 'no answer'}.`,
    );
  }
}
