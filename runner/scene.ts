import type { Exchange } from '../target/index.ts';
import type { History, Scene } from './history.ts';
import type { JudgeContext, Seen } from './requirement.ts';

type Detail = Omit<NonNullable<Scene['disagreement']>, 'message' | 'exchange' | 'steps'> & {
  readonly steps?: readonly string[];
};

/** A scene in which something came out otherwise than it has to; `exchange` is the one that shows it. */
export const disagree = (
  exchanges: readonly Exchange[],
  exchange: Exchange | undefined,
  message: string,
  detail: Detail = {},
): Scene => ({
  exchanges,
  disagreement: { steps: [], ...detail, message, exchange },
});

/** What a requirement's scenario recorded, if it ran. */
export const seenScene =
  (id: string) =>
  (history: History, _: JudgeContext): readonly Seen<Scene>[] => {
    const scene = history.scenes.get(id);
    const exchange = scene?.disagreement?.exchange ?? scene?.exchanges.at(-1);
    if (scene === undefined || exchange === undefined) return [];
    const steps = scene.disagreement?.steps ?? [];
    return [
      {
        of: scene,
        exchange,
        words: steps.length === 0 ? exchange.purpose : `these steps are taken: ${steps.join(' → ')}`,
      },
    ];
  };
