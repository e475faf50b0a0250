import { replaced, type View } from './view.ts';

/** What pages and logs strew into long words: white space, tags, and characters that nobody sees. */
const fillers = /(?:[\s\u00ad\u200b-\u200d\u2060]|<\/?[A-Za-z][^<>]{0,100}>)+/g;

/** A text without what may be strewn into it. */
export const squeezedText = (text: string): string => text.replace(fillers, '');

/** The view without that. */
export const squeezed = (view: View): View => replaced(view, fillers, () => '');
