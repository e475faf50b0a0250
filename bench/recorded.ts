import { readFile } from 'node:fs/promises';
import type { Address } from './children/service.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

/** What this bench reads of an archive that `--har` has written. */
interface Archive {
  readonly log: {
    readonly entries: readonly {
      readonly startedDateTime: string;
      readonly time: number;
      readonly comment: string;
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly Named[];
        readonly postData?: { readonly text: string; readonly _base64?: string };
      };
      readonly response: { readonly status: number; readonly content: { readonly text: string } };
    }[];
  };
}

/** A request of a run that is over. */
export interface Recorded {
  readonly method: string;
  /** Below the service root. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In base64; absent where there was none. */
  readonly body?: string;
  /** The id in the answer to a POST. */
  readonly created?: string;
  readonly purpose: string;
  /** When it was handed over to be sent, and when it was answered, in milliseconds since 1970. */
  readonly asked: number;
  readonly answered: number;
}

const idIn = (text: string): string | undefined => {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
};

/** The requests in the archive of a run, with the tokens that the report does not show. */
export const readRecorded = async (
  file: string,
  { baseUrl, token, readerToken }: Address,
): Promise<readonly Recorded[]> => {
  const { log } = JSON.parse(await readFile(file, 'utf8')) as Archive;
  const opened = (value: string): string =>
    value.replace(/\$\{?GRAPH_READER_TOKEN\}?/, readerToken).replace(/\$\{?GRAPH_TOKEN[^}]*\}?/, token);
  return log.entries.map(({ request, response, startedDateTime, time, comment }) => {
    const { postData, method, url } = request;
    const created = method === 'POST' ? idIn(response.content.text) : undefined;
    return {
      method,
      path: url.replace(baseUrl, ''),
      headers: Object.fromEntries(request.headers.map(({ name, value }) => [name, opened(value)])),
      ...(postData === undefined ? {} : { body: postData._base64 ?? Buffer.from(postData.text).toString('base64') }),
      ...(created === undefined ? {} : { created }),
      purpose: comment,
      asked: Date.parse(startedDateTime),
      answered: Date.parse(startedDateTime) + time,
    };
  });
};
