/** The ways of saying how long to wait, and of not saying it (RFC 9110 §10.2.3; Graph sends fractions as well). */
const wordings: readonly ((ms: number) => Readonly<Record<string, string>>)[] = [
  (ms) => ({ 'Retry-After': `${Math.ceil(ms / 1_000)}` }),
  () => ({}),
  (ms) => ({ 'Retry-After': (ms / 1_000).toFixed(3) }),
  // A date has no fractions: the next full second is late enough.
  (ms) => ({ 'Retry-After': new Date(Math.ceil((Date.now() + ms) / 1_000) * 1_000).toUTCString() }),
];

/** Headers that ask to wait for so many milliseconds, in another way each time. */
export function retryAfterInTurn(): (ms: number) => Readonly<Record<string, string>> {
  let turn = 0;
  return (ms) => wordings[turn++ % wordings.length]?.(ms) ?? {};
}
