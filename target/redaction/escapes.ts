/** Stands between texts that a secret may be spread over. Neither headers nor JSON hold this character as it stands. */
export const seam = '\u0000';

/** The escapes of JSON, URLs and HTML; for a seam, nothing. */
const escaped =
  /\\(?:u[\da-fA-F]{4}|[\\/"nrt])|%[\da-fA-F]{2}|&(?:#\d{1,5}|#[xX][\da-fA-F]{1,4}|amp|lt|gt|quot|apos|sol|plus|equals|period|lowbar|commat);|\0/g;

const named: Readonly<Record<string, string>> = {
  [seam]: '',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&sol;': '/',
  '&plus;': '+',
  '&equals;': '=',
  '&period;': '.',
  '&lowbar;': '_',
  '&commat;': '@',
};

/** Where the digits of a character's number begin, and their base, by how the escape begins. */
const numbered: readonly (readonly [beginning: RegExp, base: number])[] = [
  [/^(?:%|\\u|&#[xX])/, 16],
  [/^&#/, 10],
];

const resolve = (text: string): string => {
  const known = named[text];
  if (known !== undefined) return known;
  for (const [beginning, base] of numbered) {
    const digits = text.replace(beginning, '');
    if (digits !== text) return String.fromCharCode(Number.parseInt(digits, base));
  }
  return text.slice(1);
};

/** Bodies repeat a few escapes many thousand times. */
const createResolver = (): ((text: string) => string) => {
  const resolved = new Map<string, string>();
  return (text) => {
    const known = resolved.get(text);
    if (known !== undefined) return known;
    const unit = resolve(text);
    resolved.set(text, unit);
    return unit;
  };
};

/** A text in which escapes are resolved, and where each of its places is in the text it was made from. */
export interface View {
  readonly text: string;
  /** The place in the original text, in UTF-16 units. */
  origin(place: number): number;
}

/** How many of the numbers, which ascend, are not greater than the limit. */
const countUpTo = (limit: number, ascending: readonly number[]): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The view with its escapes resolved once more, and its seams closed. */
const unescaped = (view: View): View => {
  const unitOf = createResolver();
  /** The places behind what was resolved, and how much shorter the text is there. */
  const places: number[] = [];
  const shifts: number[] = [0];
  let shift = 0;
  const text = view.text.replace(escaped, (whole, index: number) => {
    const unit = unitOf(whole);
    places.push(index - shift + unit.length);
    shift += whole.length - unit.length;
    shifts.push(shift);
    return unit;
  });
  return { text, origin: (place) => view.origin(place + (shifts[countUpTo(place, places)] ?? 0)) };
};

/** JSON in a text of JSON, as Intune's errors are, in an address: no service was seen to wrap deeper. */
const deepest = 3;

/** The text as it stands, and as it reads when its escapes are resolved once, twice and three times. */
export const viewsOf = (text: string): readonly View[] => {
  let view: View = { text, origin: (place) => place };
  const views = [view];
  while (views.length <= deepest && view.text.search(escaped) >= 0) {
    view = unescaped(view);
    views.push(view);
  }
  return views;
};
