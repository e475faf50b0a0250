/** A mock that listens. */
export interface MockServer {
  /** The service root, `http://127.0.0.1:PORT/beta`. */
  readonly baseUrl: string;
  /** May read and write. */
  readonly token: string;
  /** May only read. */
  readonly readerToken: string;
  /** Ids of existing parent objects, by path parameter. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The objects stored now, by entity name. */
  snapshot(): Readonly<Record<string, readonly unknown[]>>;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}
