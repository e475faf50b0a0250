/** Four segments at least, and outside quotation marks: what stands in those is a value, and may be the point. */
const address = /(?<=^|\s)(?:https?:\/\/[^\s/"']+)?(?:\/[^\s/"',;]+){4,}/g;

const longestAddress = 60;

function shorter(text: string): string {
  if (text.length <= longestAddress) return text;
  const segments = text.split('/');
  const named = segments.findLastIndex((segment) => !segment.startsWith('{'));
  return `…/${segments.slice(named).join('/')}`;
}

/** A sentence for a list or a heading, in which there is little room: its addresses are shortened, so that its point is left. */
export function gist(text: string): string {
  return text.replace(address, shorter);
}
