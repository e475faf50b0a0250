/** An Authorization header: as it is sent, and as reports show it, which a shell with the variables set can send. */
interface Authorization {
  readonly send: (tokens: { readonly writer: string; readonly reader: string }) => string;
  readonly show: string;
}

/** A JWT without a signature, as a careless reader accepts it: header {"alg":"none"}, payload {"sub":"conformance"}. */
export const unsignedToken = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb25mb3JtYW5jZSJ9.';

const table = {
  writer: { send: ({ writer }) => `Bearer ${writer}`, show: 'Bearer $GRAPH_TOKEN' },
  reader: { send: ({ reader }) => `Bearer ${reader}`, show: 'Bearer $GRAPH_READER_TOKEN' },
  garbage: { send: () => 'Bearer not-a-token', show: 'Bearer not-a-token' },
  unsigned: { send: () => `Bearer ${unsignedToken}`, show: `Bearer ${unsignedToken}` },
  cut: { send: ({ writer }) => `Bearer ${writer.slice(0, -8)}`, show: `Bearer $\{GRAPH_TOKEN%????????}` },
  longer: { send: ({ writer }) => `Bearer ${writer}x`, show: `Bearer $\{GRAPH_TOKEN}x` },
  basic: { send: ({ writer }) => `Basic ${writer}`, show: 'Basic $GRAPH_TOKEN' },
  empty: { send: () => 'Bearer ', show: 'Bearer ' },
} as const satisfies Record<string, Authorization>;

/** Who a request claims to come from. */
export type Credential = keyof typeof table | 'none';

/** The Authorization header of a credential; undefined for none. */
export const authorizationOf = (credential: Credential): Authorization | undefined =>
  credential === 'none' ? undefined : table[credential];
