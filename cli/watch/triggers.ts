import { type FSWatcher, statSync, watch } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isLoopback, UsageError } from '../../target/index.ts';

/** Tells when something happens that is worth another run. */
export interface Triggers {
  /** What has happened since the last call, or happens next, in words; undefined where nothing ever will. */
  next(): Promise<string | undefined>;
  close(): void;
}

export interface TriggerOptions {
  readonly paths: readonly string[];
  /** Folders whose changes are the runs' own doing. */
  readonly own: readonly string[];
  /** Where the target is; undefined for one that comes and goes with the run. */
  readonly target: URL | undefined;
  readonly input: NodeJS.ReadStream;
}

/** An editor writes a file in several steps. */
const settleMs = 200;

/** Between two looks whether the target is there: a connection, and no request. Elsewhere nobody restarts for us. */
const lookEveryMs = { here: 500, elsewhere: 10_000 };

const neverWatched = ['node_modules', '.git', '.graph-conformance'];

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(resolve(folder), path);
  return way !== '..' && !way.startsWith(`..${sep}`);
};

const watchPath = (path: string, own: readonly string[], changed: (path: string) => void): FSWatcher => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`--watch: there is no file or folder ${path}.`);
  // Many editors put a new file in the place of the old one: only its folder notices.
  const folder = stat.isDirectory() ? path : dirname(path);
  return watch(folder, { recursive: stat.isDirectory() }, (_, name) => {
    if (name === null || (!stat.isDirectory() && name !== basename(path))) return;
    const full = resolve(folder, name);
    const isOwn = own.some((one) => isWithin(one, full)) || name.split(sep).some((part) => neverWatched.includes(part));
    if (!isOwn) changed(stat.isDirectory() ? join(path, name) : path);
  });
};

const answers = ({ hostname, port, protocol }: URL): Promise<boolean> =>
  new Promise((tell) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
    socket.once('connect', () => {
      socket.destroy();
      tell(true);
    });
    socket.once('error', () => tell(false));
  });

const watchTarget = (target: URL, back: () => void): (() => void) => {
  let [over, was] = [false, true];
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const is = await answers(target);
    if (over) return;
    if (is && !was) back();
    was = is;
    timer = setTimeout(look, isLoopback(target) ? lookEveryMs.here : lookEveryMs.elsewhere);
  };
  void look();
  return () => {
    over = true;
    clearTimeout(timer);
  };
};

/**
 * Listens for Enter, for changes of files, and for a target that was away and is there again.
 *
 * @throws UsageError for a path that is not there
 */
export const listenForChanges = ({ paths, own, target, input }: TriggerOptions): Triggers => {
  let pending: string | undefined;
  let wake: ((why: string | undefined) => void) | undefined;
  let settling: NodeJS.Timeout | undefined;
  let deaf = false;

  const happens = (why: string): void => {
    pending = why;
    if (wake === undefined) return;
    wake(why);
    wake = undefined;
    pending = undefined;
  };
  const changed = (path: string): void => {
    clearTimeout(settling);
    settling = setTimeout(() => happens(`${path} has changed.`), settleMs);
  };
  const onLine = (): void => happens('Once more.');
  const onEnd = (): void => {
    deaf = paths.length === 0 && target === undefined;
    if (deaf) wake?.(undefined);
  };

  const watchers = paths.map((path) => watchPath(path, own, changed));
  const stopLooking = target === undefined ? undefined : watchTarget(target, () => happens('The target is back.'));
  input.on('data', onLine);
  input.on('end', onEnd);
  return {
    next: () =>
      new Promise((resolve) => {
        const why = pending;
        pending = undefined;
        if (why !== undefined || deaf) resolve(why);
        else wake = resolve;
      }),
    close() {
      clearTimeout(settling);
      for (const watcher of watchers) watcher.close();
      stopLooking?.();
      input.off('data', onLine);
      input.off('end', onEnd);
      input.pause();
      wake?.(undefined);
    },
  };
};
