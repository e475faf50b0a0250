/** Whose token a request carries. */
export type Holder = 'writer' | 'reader';

/** An Authorization header: as it is sent, and as reports show it, which a shell with the variables set can send. */
interface Authorization {
  /** Absent where nobody's token is in it. */
  readonly holder?: Holder;
  readonly send: (token: string) => string;
  readonly show: string;
}

/** A JWT without a signature, as a careless reader accepts it: header {"alg":"none"}, payload {"sub":"conformance"}. */
export const unsignedToken = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb25mb3JtYW5jZSJ9.';

const table = {
  writer: { holder: 'writer', send: (token) => `Bearer ${token}`, show: 'Bearer $GRAPH_TOKEN' },
  reader: { holder: 'reader', send: (token) => `Bearer ${token}`, show: 'Bearer $GRAPH_READER_TOKEN' },
  garbage: { send: () => 'Bearer not-a-token', show: 'Bearer not-a-token' },
  unsigned: { send: () => `Bearer ${unsignedToken}`, show: `Bearer ${unsignedToken}` },
  cut: { holder: 'writer', send: (token) => `Bearer ${token.slice(0, -8)}`, show: `Bearer $\{GRAPH_TOKEN%????????}` },
  longer: { holder: 'writer', send: (token) => `Bearer ${token}x`, show: `Bearer $\{GRAPH_TOKEN}x` },
  basic: { holder: 'writer', send: (token) => `Basic ${token}`, show: 'Basic $GRAPH_TOKEN' },
  empty: { send: () => 'Bearer ', show: 'Bearer ' },
} as const satisfies Record<string, Authorization>;

/** Who a request claims to come from. */
export type Credential = keyof typeof table | 'none';

/** The Authorization header of a credential; undefined for none. */
export const authorizationOf = (credential: Credential): Authorization | undefined =>
  credential === 'none' ? undefined : table[credential];
