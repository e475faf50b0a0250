import type { Variant } from '../catalogue.ts';
import { lateCreates, lateDeletes, lateGets, lateLists, lateReplica, lateUpdates } from './late.ts';

/** Reads that lag behind writes. Writes themselves always see the newest state. */
export const visibilityVariants: readonly Variant[] = [
  {
    name: 'creates-are-visible-after-500-ms',
    does: 'Shows a new object to GET and in lists only after half a second.',
    changes: lateCreates(500),
  },
  {
    name: 'updates-are-visible-after-300-ms',
    does: 'Shows an update to GET and in lists only after 300 ms.',
    changes: lateUpdates(300),
  },
  {
    name: 'deletes-are-visible-after-300-ms',
    does: 'Shows a deleted object to GET and in lists for another 300 ms.',
    changes: lateDeletes(300),
  },
  {
    name: 'gets-lag-by-400-ms',
    does: 'Shows a new object in lists at once, and to GET only after 400 ms.',
    changes: lateGets(400),
  },
  {
    name: 'a-replica-lags-by-300-ms',
    does: 'Answers every second GET by a replica that learns of creates, updates and deletes only after 300 ms.',
    changes: lateReplica(300),
  },
  {
    name: 'lists-lag-by-400-ms',
    does: 'Shows an object to GET at once, and lists learn of creates and deletes only after 400 ms.',
    changes: lateLists(400),
  },
];
