import { replaced, type View } from './view.ts';

/** What pages and logs strew into long words: white space, tags, and characters that nobody sees. */
const fillers = /(?:[\s\u00ad\u200b-\u200d\u2060]|<\/?[A-Za-z][^<>]{0,100}>)+/g;

/** A text without what may be strewn into it. */
export const squeezedText = (text: string): string => text.replace(fillers, '');

/** The view without that; undefined where there is none of it. */
export const squeezed = (view: View): View | undefined =>
  view.text.search(fillers) < 0 ? undefined : replaced(view, fillers, () => '');
