import type { Contract } from '../../schemas/index.ts';
import type { TokenDescription } from '../../target/index.ts';

/** The permissions a run asks for, each once. */
export const neededPermissions = (contract: Contract, writes: boolean): readonly string[] => [
  ...new Set(
    contract.operations.filter(({ method }) => writes || method === 'GET').map(({ permission }) => permission),
  ),
];

/** A permission to write is one to read as well. */
const grants = (granted: readonly string[], needed: string): boolean =>
  granted.includes(needed) || granted.includes(needed.replace('.Read.', '.ReadWrite.'));

/** Those of the permissions that a token does not carry. */
export const missingPermissions = ({ roles, scopes }: TokenDescription, needed: readonly string[]): readonly string[] =>
  needed.filter((permission) => !grants([...roles, ...scopes], permission));

/** What to do to get permissions into a token. */
export const grantAdvice = (permissions: readonly string[], { scopes }: Pick<TokenDescription, 'scopes'>): string => {
  const kind = scopes.length > 0 ? 'delegated' : 'application';
  return `Grant the application the ${kind} permission ${permissions.join(' and ')} in Entra, have an administrator consent to it, and get a new token.`;
};
