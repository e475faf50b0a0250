export { debatableDates } from './date.ts';
export { type Break, breaksOf } from './invalid.ts';
export { markOf, markPrefix, marksIn, runsIn, withMark } from './mark.ts';
export { type Parcel, pack } from './pack.ts';
export { type Payload, realistic, realisticChange, simplest } from './realistic.ts';
export { fewest, type Search } from './search.ts';
export { smallerValue } from './smaller-value.ts';
export { extremeTexts, hasExtremeCharacters } from './text.ts';
export { arbitraryOf, type Profile, type PropertyValue, randomWishes, rareWeight, type Wish, wishesOf } from './wishes.ts';
