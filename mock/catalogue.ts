import type { Behaviour } from './behaviour.ts';

/** One way in which a service breaks the contract. */
export interface Fault {
  /** kebab-case. */
  readonly name: string;
  /** One sentence that a person understands. */
  readonly does: string;
  /** Requirement ids: the first one must be found; the others name the same fault with equal right. */
  readonly violates: readonly string[];
  /** It shows in a class of values that few services are wrong about: a run with few writes may leave that out. */
  readonly rare?: true;
  /** Operation ids at which the breach shows. */
  readonly operations: readonly string[];
  /** Operations in which the broken steps are in force; `operations` unless the cause lies elsewhere. */
  readonly during?: readonly string[] | 'every call';
  /** The broken steps. Called once per server, so what a closure remembers lives as long as the server. */
  readonly breaks: (correct: Behaviour) => Partial<Behaviour>;
}

/** One legal way in which a service differs from the strict one. */
export interface Variant {
  readonly name: string;
  readonly does: string;
  readonly changes: (correct: Behaviour) => Partial<Behaviour>;
}

/**
 * Finds an entry by name.
 * @throws Error with one sentence that names the nearest entry.
 */
export function pick<T extends { readonly name: string }>(kind: string, entries: readonly T[], name: string): T {
  const found = entries.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const nearest = entries.map((entry) => entry.name).sort((a, b) => distance(name, a) - distance(name, b))[0];
  throw new Error(`There is no ${kind} "${name}"${nearest === undefined ? '.' : `; the nearest is "${nearest}".`}`);
}

/** Levenshtein distance: how many letters differ, are missing or are too many. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const substituted = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(substituted, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
