import { marksIn } from '../generators/index.ts';
import { type Client, type Exchange, type FindArrival, isSuccess } from '../target/index.ts';
import type { Representation } from '../verdicts/index.ts';
import type { Listing } from './observation.ts';
import type { Patience } from './patience.ts';
import { readPages } from './read-pages.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The marks in a body, though it may spell them by escapes or in UTF-16. */
const marksOf = (body: string | Uint8Array = ''): ReadonlySet<string> => {
  const bytes = Buffer.from(body);
  const text = bytes.toString('utf8');
  return new Set([text, bytes.toString('latin1').replaceAll('\0', ''), parsed(text)].flatMap(marksIn));
};

const shows =
  (id: unknown) =>
  ({ answer }: Exchange): boolean =>
    answer !== undefined && isSuccess(answer) && answer.text.includes(JSON.stringify(id));

/** The address without its last part: the collection of an object. */
const above = (url: string): string => url.replace(/\/[^/]*$/, '');

const notThere = ({ exchanges: [first] }: Listing): boolean => first?.answer?.status === 404;

/**
 * Looks into the collection for what a POST may have created, until it shows or patience ends: a new object that
 * carries the mark of the request, or one without any mark where the request has none either.
 */
export const findArrival =
  (send: Client['send'], patience: Patience): FindArrival =>
  async ({ url, body }, before) => {
    const own = marksOf(body);
    const isCandidate = (object: Representation): boolean => {
      const marks = marksIn(object);
      const alike = own.size === 0 ? marks.length === 0 : marks.some((mark) => own.has(mark));
      return alike && !before.some(shows(object.id));
    };
    const list = (address: string): Promise<Listing> =>
      readPages(address, (page) =>
        send({
          operation: '',
          purpose: 'looks for what a request whose answer was lost has created',
          method: 'GET',
          url: page,
          credential: 'writer',
          contentType: undefined,
          body: undefined,
        }),
      );
    const look = async (): Promise<Listing> => {
      const listing = await list(url);
      return listing.problem === undefined || notThere(listing) ? listing : list(above(url));
    };
    const { value } = await patience.until(look, (listing) => listing.objects.some(isCandidate));
    if (value.objects.some(isCandidate)) return own.size === 0 ? 'unknown' : 'carried out';
    // Where there is no collection, nothing was created in it.
    return value.problem === undefined || notThere(value) ? 'not carried out' : 'unknown';
  };
