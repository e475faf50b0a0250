import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const styles = readFileSync(new URL('../../reporters/html/styles/colours.css', import.meta.url), 'utf8');

/** The colours of one colour scheme by name, from the first or the second `:root` of the style sheet. */
function palette(index: number): ReadonlyMap<string, string> {
  const block = styles.split(':root {')[index + 1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'card', 'inset'];
const inks = ['ink', 'soft', 'link', 'fail', 'warn', 'pass', 'error', 'waived', 'quiet'];
const washed = ['fail', 'warn', 'pass', 'error', 'waived', 'quiet'];
const pairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...washed.map((ink) => [ink, `${ink}-wash`] as const),
  ['ink', 'mark'] as const,
  ['ink', 'warn-wash'] as const,
];

describe('the colours of the overview page', () => {
  for (const [index, scheme] of ['light', 'dark'].entries()) {
    it(`have a contrast of 4.5 and more in the ${scheme} scheme`, () => {
      const colours = palette(index);
      for (const [ink, ground] of pairs) {
        const [front, back] = [colours.get(ink), colours.get(ground)];
        assert.ok(front !== undefined && back !== undefined, `${ink} on ${ground} is not defined`);
        assert.ok(contrast(front, back) >= 4.5, `${ink} on ${ground}: ${contrast(front, back).toFixed(2)}`);
      }
    });
  }
});
