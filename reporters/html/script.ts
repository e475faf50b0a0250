import { inlined } from './inline.ts';

/** What adds search and toggles to the overview, to stand inside the page. */
export const filterScript = inlined(new URL('./filter.js', import.meta.url));
