/** A wrong value of one class. */
export type Sample = readonly [
  name: string,
  words: string,
  value: unknown,
  /** Few services are wrong there that are right everywhere else. */
  rare?: 'rare',
];
