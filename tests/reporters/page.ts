/** A tag of a page. `empty` has no end tag. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
}

const voidElements: readonly string[] = ['meta', 'wbr', 'col', 'br', 'img', 'input', 'link'];
const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+="[^"]*")*)\s*(\/?)>/g;

/** A page without its own styles and script, of which it has one each; a second one would stay and be noticed. */
function withoutInlines(page: string): string {
  return page
    .replace('<!doctype html>', '')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<script>[\s\S]*?<\/script>/, '');
}

/** The tags of a page in order. It knows only what the page itself writes: lower-case names and quoted attributes. */
export function tagsOf(page: string): readonly Tag[] {
  return [...withoutInlines(page).matchAll(tag)].map(([, slash, name = '', attributes = '', selfClosed]) => {
    const pairs = [...attributes.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, value] as const,
    );
    const empty = selfClosed === '/' || voidElements.includes(name);
    return { name, kind: empty ? 'empty' : slash === '/' ? 'close' : 'open', attributes: new Map(pairs) };
  });
}

/** What is left of the page without its tags. In a well-formed page it has no angle bracket. */
export function textOf(page: string): string {
  return withoutInlines(page).replaceAll(tag, '');
}

/** The first place where tags do not nest; undefined in a well-formed page. */
export function firstMisnesting(page: string): string | undefined {
  const open: string[] = [];
  for (const { name, kind } of tagsOf(page)) {
    if (kind === 'open') open.push(name);
    if (kind === 'close' && open.pop() !== name) return `</${name}> inside ${open.join(' > ')}`;
  }
  return open.length === 0 ? undefined : `never closed: ${open.join(', ')}`;
}
