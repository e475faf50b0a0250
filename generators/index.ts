export { type DateSample, debatableDates } from './date.ts';
export { type Break, breaksOf } from './invalid.ts';
export { markOf, markPrefix, marksIn, withMark } from './mark.ts';
export { pack, type Parcel } from './pack.ts';
export { type Payload, realistic } from './realistic.ts';
export { extremeTexts, hasExtremeCharacters, type TextClass } from './text.ts';
export { arbitraryOf, type Profile, randomWishes, type Wish, wishesOf } from './wishes.ts';
