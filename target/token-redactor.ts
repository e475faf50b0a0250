import { createSecrets, type Redactor } from './redaction/index.ts';
import type { TokenSource } from './tokens/index.ts';

/**
 * A redactor that keeps up with its source: every renewal brings another token. What the source keeps to itself and no
 * variable holds is shown as $GRAPH_TOKEN.
 *
 * @param named secrets by the names that stand in their places
 */
export const createTokenRedactor = (
  tokens: Pick<TokenSource, 'secrets'>,
  named: Readonly<Record<string, string | undefined>>,
): Redactor => {
  const { add, redact } = createSecrets();
  for (const [name, value] of Object.entries(named)) add(name, value);
  let known = 0;
  return (text) => {
    const held = tokens.secrets();
    for (const secret of held.slice(known)) add('GRAPH_TOKEN', secret);
    known = held.length;
    return redact(text);
  };
};
