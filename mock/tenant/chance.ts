/** Whether something happens that happens with this share of all calls, from 0 to 1. */
export type Chance = (share: number) => boolean;

/** Draws the same answers again for the same seed (mulberry32, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  return (share) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 < share;
  };
}
