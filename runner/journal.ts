/** Everything the run created, so that it can be removed again. */
export interface Created {
  /** Address of the object. */
  readonly url: string;
  readonly id: string;
  readonly entity: string;
}

export interface Journal {
  add(created: Created): void;
  /** The object is gone, and was seen to be gone. */
  remove(url: string): void;
  knows(url: string): boolean;
  /** Newest first: the order in which to delete. */
  open(entity: string): readonly Created[];
  readonly created: number;
  readonly deleted: number;
  readonly leftovers: readonly Created[];
}

export const createJournal = (): Journal => {
  const objects = new Map<string, Created>();
  const gone = new Set<string>();
  const standing = (): Created[] => [...objects.values()].filter(({ url }) => !gone.has(url));
  return {
    add: (created) => void objects.set(created.url, created),
    remove: (url) => void (objects.has(url) && gone.add(url)),
    knows: (url) => objects.has(url),
    open: (entity) =>
      standing()
        .filter((created) => created.entity === entity)
        .reverse(),
    get created() {
      return objects.size;
    },
    get deleted() {
      return gone.size;
    },
    get leftovers() {
      return standing();
    },
  };
};
