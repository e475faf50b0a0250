import type { Operation, OperationKind } from '../schemas/index.ts';

const kinds =
  (...wanted: readonly OperationKind[]) =>
  ({ kind }: Operation): boolean =>
    wanted.includes(kind);

/** Which operations a requirement speaks of. */
export const on = {
  creates: kinds('create'),
  updates: kinds('update'),
  deletes: kinds('delete'),
  /** Create and update: the operations with a body. */
  writes: kinds('create', 'update'),
  /** Create, update and delete: the operations that need the right to write. */
  changes: kinds('create', 'update', 'delete'),
  every: (): boolean => true,
} as const;
