import * as fc from 'fast-check';
import { type Blend, type TextClass, textClasses } from './text-classes.ts';

/** A text to send, and the classes it stands for. One with several `classes` is sent apart when it fails. */
export interface TextSample {
  readonly name: string;
  readonly words: string;
  readonly text: string;
  readonly classes: readonly TextClass[];
  /** Whether a run's mark can be appended without changing what the sample tests. */
  readonly takesMark: boolean;
}

const single = (textClass: TextClass): TextSample => ({
  ...textClass,
  classes: [textClass],
  takesMark: !textClass.whole || textClass.name === 'thousand',
});

const blend = (name: Blend): TextSample => {
  const classes = textClasses.filter((textClass) => textClass.blend === name);
  return {
    name,
    words: classes.map((textClass) => textClass.words).join(', '),
    text: classes.map((textClass) => textClass.text).join(' '),
    classes,
    takesMark: true,
  };
};

const blends = [...new Set(textClasses.flatMap((textClass) => textClass.blend ?? []))];

/** Every class as a sample of its own. */
export const singleSamples: readonly TextSample[] = textClasses.map(single);

/** The fewest samples that show every class: the blended ones, which show most, and each whole class. */
export const blendedSamples: readonly TextSample[] = [
  ...blends.map(blend),
  ...singleSamples.filter((sample) => sample.classes.some((textClass) => textClass.whole)),
];

const extreme = (name: string, words: string, text: string): TextClass => ({ name, words, text, whole: true });

/** Texts of TEXT-02, which a service may refuse but must not change silently. */
export const extremeTexts: readonly TextClass[] = [
  extreme('nul', 'a NUL character', 'a\u0000b'),
  extreme('controls', 'control characters', 'a\u0001\u0008\u000b\u001b\u007fb'),
  extreme('lone-surrogate', 'a lone surrogate', 'a\ud800b'),
  // The last of them take three bytes each: who reads a body chunk by chunk cuts some of them in two.
  extreme('hundred-thousand', '100,000 characters', `${'x'.repeat(70_000)}${'漢'.repeat(30_000)}`),
];

/** Any text without control characters and lone surrogates; grapheme by grapheme, so that it prints. */
export const textArbitrary = (): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme', maxLength: 24 }).filter((text) => !hasExtremeCharacters(text));

/** Control characters but tab and line ends, lone surrogates, unassigned and private code points. */
const extremeCharacters = /[^\P{Cc}\t\n\r]|[\p{Cs}\p{Cn}\p{Co}]/u;

/** Whether a text holds characters whose fate TEXT-02 leaves open. */
export const hasExtremeCharacters = (text: string): boolean => extremeCharacters.test(text);
