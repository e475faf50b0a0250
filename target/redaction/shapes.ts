import { unsignedToken } from '../credentials.ts';
import type { Cut } from './cut.ts';

/** Takes time linear in the text: no expression looks at the same place from many beginnings. */
interface Shape {
  /** Stands in every text that has the shape, in lower case: most texts are told by it that they need no search. */
  readonly sign: string;
  /** `before` and what follows are cut out together; what `kept` matched stays. */
  readonly pattern: RegExp;
  readonly shown: string;
}

const shapes: readonly Shape[] = [
  {
    sign: 'authorization',
    // Beside its name, as text, in JSON, in JSON in a text, or in a list of names and values.
    pattern: /(?<kept>\bauthorization\\*["']?\s?[:=,]?\s?\\*["']?(?:bearer|basic)\s)[\w.~+/=-]+/gi,
    shown: '…',
  },
  {
    sign: 'client_',
    // In a form or in quotes: a null has to stay JSON.
    pattern: /(?<kept>\bclient_(?:assertion|secret)(?:=|\\*["']\s?:\s?\\*["']))[^\s"'\\&<>]+/gi,
    shown: '…',
  },
  {
    sign: '.eyj',
    // A JSON Web Token, with or without a signature. It begins with the dot, because in a long text without one every
    // place could be the beginning.
    pattern: /\.(?<=(?<before>eyJ[\w-]+)\.)eyJ[\w-]+(?:\.[\w-]*)?/g,
    shown: 'eyJ….eyJ….…',
  },
  {
    sign: '.manage.microsoft.com',
    // Intune names the scale unit of the tenant in its errors. A label of a name in DNS has 63 characters at most.
    pattern: /(?<kept>\bfef\.)[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,2}?(?=\.manage\.microsoft\.com)/gi,
    shown: '…',
  },
];

const cutFor = (found: RegExpExecArray, shown: string): Cut => {
  const { kept = '', before = '' } = found.groups ?? {};
  return { start: found.index + kept.length - before.length, end: found.index + found[0].length, shown };
};

/** What nobody wants in a report, whoever it belongs to; but not the token without a signature that the suite sends. */
export const shapesIn = (text: string): readonly Cut[] => {
  const lower = text.toLowerCase();
  return shapes
    .filter(({ sign }) => lower.includes(sign))
    .flatMap(({ pattern, shown }) => [...text.matchAll(pattern)].map((found) => cutFor(found, shown)))
    .filter(({ start, end }) => text.slice(start, end) !== unsignedToken);
};
