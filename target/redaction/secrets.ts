import { type Cut, cutOut } from './cut.ts';
import { seam, viewsOf } from './escapes.ts';
import { squeezed, squeezedText } from './fillers.ts';
import { createSearches, type Span } from './search.ts';
import { shapesIn } from './shapes.ts';
import { tellingOf } from './telling.ts';
import type { View } from './view.ts';

/** Takes out of a text what nobody may read. */
export type Redactor = (text: string) => string;

/** What is known to be secret by now. */
export interface Secrets {
  /**
   * From now on shows a value as a variable of that name. Nothing happens for a value that is absent, too short to be
   * looked for (`shortestSecret`), or known under another name.
   */
  add(name: string, value: string | undefined): void;
  /** Takes out every secret that is known. */
  readonly hide: Redactor;
  /** Takes out every secret that is known, and what has the shape of one: for what others have written. */
  readonly redact: Redactor;
}

/** As a shell writes it: in braces where the name could not be told from what follows. */
const reference = (expression: string, next: string | undefined): string =>
  /\W/.test(expression) || /^\w/.test(next ?? '') ? `$\{${expression}}` : `$${expression}`;

/** Nothing but the seams: who joined texts by them has to find all of them again. */
const seamsIn = (text: string): string => seam.repeat(text.split(seam).length - 1);

/** Texts that are remembered: names of headers come again with every answer, and bodies do not. */
const remembered = { atMost: 1_000, ofLength: 40 };

/** An empty store of secrets. */
export const createSecrets = (): Secrets => {
  const names = new Map<string, string>();
  let searches = createSearches([]);
  /** Short texts in which there is nothing to take out, as far as secrets are known by now. */
  const harmless = new Set<string>();

  const secretsIn = (text: string): readonly Cut[] => {
    const cutFor = (view: View, { start, end, expression }: Span): Cut => {
      const [from, to] = [view.start(start), view.end(end)];
      return { start: from, end: to, shown: reference(expression, text[to]) + seamsIn(text.slice(from, to)) };
    };
    /** Where every place of a view comes from is worked out only if there is something to take out. */
    const cutsIn = (spans: readonly Span[], viewed: () => View): readonly Cut[] => {
      if (spans.length === 0) return [];
      const view = viewed();
      return spans.map((span) => cutFor(view, span));
    };
    return viewsOf(text).flatMap((view) => {
      const tight = squeezedText(view.text);
      return [
        ...cutsIn(searches.plain(view.text), () => view),
        ...(tight === view.text ? [] : cutsIn(searches.squeezed(tight), () => squeezed(view))),
      ];
    });
  };

  const hide: Redactor = (text) => cutOut(text, secretsIn(text));

  return {
    hide,
    add(name, value) {
      if (!value || names.has(value)) return;
      names.set(value, name);
      harmless.clear();
      searches = createSearches([...names].flatMap(([secret, of]) => tellingOf(of, secret)));
    },
    redact(text) {
      if (harmless.has(text)) return text;
      const hidden = hide(text);
      const shown = cutOut(hidden, shapesIn(hidden));
      if (shown === text && text.length <= remembered.ofLength && harmless.size < remembered.atMost) harmless.add(text);
      return shown;
    },
  };
};
