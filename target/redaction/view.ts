/** A text that was made from another one, and where each of its places is in that. */
export interface View {
  readonly text: string;
  /** Where what begins at the place begins in the original text, in UTF-16 units. */
  start(place: number): number;
  /** Where what ends at the place ends there: before what was taken out at this place. */
  end(place: number): number;
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

/** The view with each match replaced; a match that is replaced by nothing belongs to no place. */
export const replaced = (view: View, pattern: RegExp, unitOf: (match: string) => string): View => {
  /** The places behind what was replaced, for a beginning and for an end, and how much shorter the text is there. */
  const places: number[] = [];
  const ends: number[] = [];
  const shifts: number[] = [0];
  let shift = 0;
  const text = view.text.replace(pattern, (whole: string, ...rest) => {
    const index = rest.find((argument): argument is number => typeof argument === 'number') ?? 0;
    const unit = unitOf(whole);
    const place = index - shift + unit.length;
    places.push(place);
    ends.push(unit === '' ? place + 0.5 : place);
    shift += whole.length - unit.length;
    shifts.push(shift);
    return unit;
  });
  return {
    text,
    start: (place) => view.start(place + (shifts[countUpTo(place, places)] ?? 0)),
    end: (place) => view.end(place + (shifts[countUpTo(place, ends)] ?? 0)),
  };
};
