import { type Exchange, objectIn } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Listing } from './observation.ts';
import { statusOf } from './status-of.ts';

/** Pages of one object each are legal; more than this of any size are no list that a run could read again and again. */
const pageLimit = 500;

/**
 * Reads a collection page by page.
 *
 * @param first address of the first page; the others are looked for on the same origin only, because the token goes
 * nowhere else
 */
export const readPages = async (first: string, read: (url: string) => Promise<Exchange>): Promise<Listing> => {
  const exchanges: Exchange[] = [];
  const objects: Representation[] = [];
  const seen = new Set<string>();
  const { origin } = new URL(first);
  const listing = (problem?: string): Listing => ({ exchanges, objects, problem });
  for (let url: string | undefined = first; url !== undefined; ) {
    if (seen.has(url)) return listing('@odata.nextLink leads in a circle');
    if (seen.size >= pageLimit) return listing(`it has more than ${pageLimit.toLocaleString('en')} pages`);
    seen.add(url);
    const exchange: Exchange = await read(url);
    exchanges.push(exchange);
    const page = exchange.answer?.status === 200 ? objectIn(exchange.answer) : undefined;
    if (!Array.isArray(page?.value)) return listing(`the list answers ${statusOf(exchange)} without an array "value"`);
    objects.push(...(page.value.filter((entry) => typeof entry === 'object' && entry !== null) as Representation[]));
    const next: unknown = page['@odata.nextLink'];
    if (next === undefined || next === null) break;
    if (typeof next !== 'string' || !URL.canParse(next, url)) return listing('@odata.nextLink is not a URL');
    const nextUrl: URL = new URL(next, url);
    if (nextUrl.origin !== origin) return listing(`@odata.nextLink leads to another origin, ${nextUrl.origin}`);
    url = nextUrl.href;
  }
  return listing();
};
