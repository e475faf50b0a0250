/** A token somebody gave. */
export interface Grant {
  readonly token: string;
  /** Milliseconds since 1970; Infinity if nobody said. */
  readonly expiresAt: number;
}
