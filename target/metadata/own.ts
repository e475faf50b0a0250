/**
 * Copies a text. A part of a text keeps the whole of it in memory, as V8 stores it, and the parser hands out parts: a
 * few names would hold all the megabytes they were read from. Equal texts are one.
 */
export const createOwner = (): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const old = known.get(text);
    if (old !== undefined) return old;
    const copy = Buffer.from(text, 'utf8').toString('utf8');
    known.set(copy, copy);
    return copy;
  };
};
