import * as fc from 'fast-check';

/**
 * A value class of Edm.String: a text that some real store, template engine or proxy is known to change.
 * `whole` classes only show when they are the entire value; the others also show as part of a longer text.
 */
export interface TextClass {
  readonly name: string;
  readonly words: string;
  readonly text: string;
  readonly whole: boolean;
}

const thousandCharacters = Array.from({ length: 100 }, (_, i) => `${i}`.padStart(10, '.')).join('');

const part = (name: string, words: string, text: string): TextClass => ({ name, words, text, whole: false });
const whole = (name: string, words: string, text: string): TextClass => ({ name, words, text, whole: true });

/** The classes of requirement TEXT-01. Control characters are not among them: they are TEXT-02's. */
export const textClasses = [
  whole('empty', 'the empty string', ''),
  whole('word-null', 'the word null', 'null'),
  whole('word-true', 'the word true', 'true'),
  whole('word-undefined', 'the word undefined', 'undefined'),
  whole('leading-zeros', 'digits with leading zeros', '0042'),
  whole('version', 'a version that ends in .0', '10.0'),
  whole('leading-space', 'a leading space', ' leading'),
  whole('trailing-space', 'a trailing space', 'trailing '),
  whole('thousand', '1 000 characters', thousandCharacters),
  part('punctuation', 'ASCII punctuation', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'),
  part('quotes', 'quotes and backslashes', 'O\'Hara said "C:\\new\\table" \\u0041'),
  part('markup', 'angle brackets and ampersands', '<b>Tom & Jerry</b> &amp; &#65;'),
  part('mustache', 'a {{…}} placeholder', '{{x}}'),
  part('dollar-brace', `a $${'{…}'} placeholder`, `$${'{x}'}`),
  part('percent', 'a percent-encoded letter', '%41%20'),
  part('plus', 'a plus sign', 'a+b'),
  part('newline', 'line breaks', 'one\ntwo\r\nthree'),
  part('tab', 'a tab', 'one\ttwo'),
  part('double-space', 'two spaces in a row', 'one  two'),
  part('mixed-case', 'mixed letter case', 'iPhone McX'),
  part('latin-1', 'Latin-1 letters', 'Zoë Müller-Ångström ß'),
  part('cjk', 'Chinese, Japanese and Korean', '更新の状態 업데이트 𠮷'),
  part('right-to-left', 'right-to-left text', 'עדכון תوكيد'),
  part('combining', 'combining marks (NFD)', 'e\u0301 A\u030a o\u0308'),
  part('zero-width', 'zero-width characters', 'a\u200bb\u200dc\ufeffd'),
  part('emoji', 'emoji', '👩‍💻 👍🏽 😀'),
] as const satisfies readonly TextClass[];

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

/**
 * Classes that may travel in one text. `percent` keeps away from other percent signs: a decoder that
 * gives up on a malformed escape would hide itself.
 */
const blends: Readonly<Record<string, readonly string[]>> = {
  'markup-blend': ['punctuation', 'quotes', 'markup', 'mustache', 'dollar-brace'],
  'spacing-blend': ['percent', 'plus', 'newline', 'tab', 'double-space', 'mixed-case'],
  'script-blend': ['latin-1', 'cjk', 'right-to-left', 'combining', 'zero-width', 'emoji'],
};

const blend = (name: string, members: readonly string[]): TextSample => {
  const classes = textClasses.filter((textClass) => members.includes(textClass.name));
  return {
    name,
    words: classes.map((textClass) => textClass.words).join(', '),
    text: classes.map((textClass) => textClass.text).join(' '),
    classes,
    takesMark: true,
  };
};

/** Every class as a sample of its own. */
export const singleSamples: readonly TextSample[] = textClasses.map(single);

/** The fewest samples that show every class: the blended ones, which show most, and each whole class. */
export const blendedSamples: readonly TextSample[] = [
  ...Object.entries(blends).map(([name, members]) => blend(name, members)),
  ...singleSamples.filter((sample) => sample.classes.some((textClass) => textClass.whole)),
];

/** Texts of TEXT-02, which a service may refuse but must not change silently. */
export const extremeTexts: readonly TextClass[] = [
  whole('nul', 'a NUL character', 'a\u0000b'),
  whole('controls', 'control characters', 'a\u0001\u0008\u000b\u001b\u007fb'),
  whole('lone-surrogate', 'a lone surrogate', 'a\ud800b'),
  whole('hundred-thousand', '100 000 characters', 'x'.repeat(100_000)),
];

/** Any text without control characters and lone surrogates; grapheme by grapheme, so that it prints. */
export const textArbitrary = (): fc.Arbitrary<string> =>
  fc.string({ unit: 'grapheme', maxLength: 24 }).filter((text) => !hasExtremeCharacters(text));

/** Control characters but tab and line ends, lone surrogates, unassigned and private code points. */
const extreme = /[^\P{Cc}\t\n\r]|[\p{Cs}\p{Cn}\p{Co}]/u;

/** Whether a text holds characters whose fate TEXT-02 leaves open. */
export const hasExtremeCharacters = (text: string): boolean => extreme.test(text);
