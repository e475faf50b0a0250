/** There is no metadata to read. The message is a predicate of its address: "answered 404", "is not UTF-8". */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
