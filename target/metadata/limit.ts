import { Transform } from 'node:stream';
import { Unreadable } from './unreadable.ts';

/** Lets bytes through, but not for ever. Its pipeline fails with Unreadable after the last that is allowed. */
export const limit = (bytesAtMost: number): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > bytesAtMost) done(new Unreadable(`is larger than ${bytesAtMost / 1_000_000} MB`));
      else done(null, chunk);
    },
  });
};
