/** Bytes of a body that an archive keeps. */
const mostBytes = 100_000;

/** A body in an archive. */
export interface ArchivedBody {
  readonly text: string;
  /** Bytes of the whole body in UTF-8. */
  readonly size: number;
  /** Says that something is missing. */
  readonly comment?: string;
}

/** The body, or its beginning, never cut inside of a character. */
export function archivedBody(text: string): ArchivedBody {
  const bytes = Buffer.from(text);
  if (bytes.length <= mostBytes) return { text, size: bytes.length };
  // A decoder that waits for more keeps back the character that was cut.
  const head = new TextDecoder().decode(bytes.subarray(0, mostBytes), { stream: true });
  return { text: head, size: bytes.length, comment: `cut: the first 100 kB of ${bytes.length} bytes` };
}
