import { createRedactor } from '../redact.ts';

/** Remembers every secret, so that none gets into a message. */
export interface Vault {
  /** Remembers a secret and returns it. */
  keep(secret: string): string;
  readonly secrets: readonly string[];
  /** A text without the secrets. */
  hide(text: string): string;
}

/** An empty vault. */
export const createVault = (): Vault => {
  const secrets = new Set<string>();
  return {
    keep(secret) {
      if (secret !== '') secrets.add(secret);
      return secret;
    },
    get secrets() {
      return [...secrets];
    },
    hide: (text) => createRedactor(Object.fromEntries([...secrets].map((one, i) => [`SECRET_${i + 1}`, one])))(text),
  };
};
