/** Nobody answers at the target's address: exit 3 with this sentence. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';

  constructor(origin: string, what: string) {
    super(`The target ${origin} (--target or GRAPH_BASE_URL) cannot be reached: ${what}.`);
  }
}
