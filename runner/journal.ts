import type { IntentLine, JournalLine } from './journal-line.ts';

/** Everything the run created, so that it can be removed again. */
export interface Created {
  /** Address of the object. */
  readonly url: string;
  readonly id: string;
  readonly entity: string;
}

export type Intent = Omit<IntentLine, 'kind' | 'number'>;

export interface Journal {
  /**
   * Notes a request that may create an object, before it is sent.
   *
   * @returns what to call when its answer has come
   */
  intend(intent: Intent): () => void;
  /** An object of the run's own stands at the address, for the first time or again. */
  add(created: Created): void;
  /** The object is gone, and was seen to be gone. */
  remove(url: string): void;
  knows(url: string): boolean;
  isGone(url: string): boolean;
  /** Newest first: the order in which to delete. */
  open(entity: string): readonly Created[];
  /** What was seen to be gone. */
  gone(entity: string): readonly Created[];
  /** Requests whose answer has not come, or says that something was created and not what. */
  readonly unanswered: readonly Intent[];
  readonly created: number;
  readonly deleted: number;
  readonly leftovers: readonly Created[];
}

/** @param write takes each line when it happens; a run whose journal is a file passes that of the file. */
export const createJournal = (write: (line: JournalLine) => void = () => undefined): Journal => {
  const objects = new Map<string, Created>();
  const gone = new Set<string>();
  const unanswered = new Set<Intent>();
  let intents = 0;
  const standing = (): Created[] => [...objects.values()].filter(({ url }) => !gone.has(url));
  return {
    intend(intent) {
      const number = ++intents;
      write({ kind: 'intent', number, ...intent });
      unanswered.add(intent);
      return () => {
        unanswered.delete(intent);
        // What carries a mark is told by that.
        if (intent.verbatim !== undefined) write({ kind: 'answered', number });
      };
    },
    add(created) {
      const { url } = created;
      if (objects.has(url) && !gone.has(url)) return;
      objects.set(url, created);
      gone.delete(url);
      write({ kind: 'created', url });
    },
    remove(url) {
      if (!objects.has(url) || gone.has(url)) return;
      gone.add(url);
      write({ kind: 'gone', url });
    },
    knows: (url) => objects.has(url),
    isGone: (url) => gone.has(url),
    open: (entity) =>
      standing()
        .filter((created) => created.entity === entity)
        .reverse(),
    gone: (entity) => [...objects.values()].filter((created) => created.entity === entity && gone.has(created.url)),
    get unanswered() {
      return [...unanswered];
    },
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
