import type { Exchange } from '../target/index.ts';

/** A word of a POSIX shell that expands nothing. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Header words may hold `$GRAPH_TOKEN`, which the shell has to expand. */
const expanded = (text: string): string => `"${text.replace(/["\\`]/g, '\\$&')}"`;

const needless = new Set(['accept-encoding', 'client-request-id', 'content-length']);

const headerWords = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(headers)
    .filter(([name]) => !needless.has(name))
    .map(
      ([name, value]) => `-H ${name === 'authorization' ? expanded(`${name}: ${value}`) : quoted(`${name}: ${value}`)}`,
    );

const bodyWords = ({ body, bodyBase64 }: Exchange['request']): readonly string[] => {
  if (bodyBase64 !== undefined) return ['--data-binary @-'];
  // Not --data-binary: it would take a body that begins with @ for the name of a file.
  return body === undefined ? [] : [`--data-raw ${quoted(body)}`];
};

const line = (request: Exchange['request'], url: string): string =>
  [
    ...(request.bodyBase64 === undefined ? [] : [`echo ${request.bodyBase64} | base64 -d |`]),
    'curl -sS',
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    url,
    ...headerWords(request.headers),
    ...bodyWords(request),
  ].join(' ');

/** Takes the id out of a JSON answer with nothing but sed. */
const idFromAnswer = `sed -n 's/.*"id" *: *"\\([^"]*\\)".*/\\1/p' | head -n 1`;

/**
 * The request as one curl command that runs as it stands in a shell with `$GRAPH_TOKEN` set.
 *
 * @param item where the request addresses an object of the run, which is deleted by now: its address in the URL, and
 *   the exchange that creates one like it first
 */
export const curlOf = (exchange: Exchange, item?: { readonly id: string; readonly create: Exchange }): string => {
  const { request } = exchange;
  const id = item === undefined ? '' : encodeURIComponent(item.id);
  if (item === undefined || !request.url.includes(id)) return line(request, quoted(request.url));
  const at = request.url.lastIndexOf(id);
  const [before, after] = [request.url.slice(0, at), request.url.slice(at + id.length)];
  const { create } = item;
  return line(
    request,
    `${quoted(before)}"$(${line(create.request, quoted(create.request.url))} | ${idFromAnswer})"${after === '' ? '' : quoted(after)}`,
  );
};
