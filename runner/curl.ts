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

/** Shell variables that hold ids, by the ids that were seen. */
type Variables = ReadonlyMap<string, string>;

/** The address, with the variable in place of an id at its end. */
const urlWord = (url: string, variables: Variables): string => {
  const [, before = '', last = '', query = ''] = /^([^?]*\/)([^/?]*)(.*)$/s.exec(url) ?? [];
  const [, variable] = [...variables].find(([id]) => encodeURIComponent(id) === last) ?? [];
  return variable === undefined ? quoted(url) : `${quoted(before)}"$${variable}"${query === '' ? '' : quoted(query)}`;
};

/** The body, with variables in place of the ids that it carries. */
const bodyWord = (body: string, variables: Variables): string =>
  [...variables].reduce((word, [id, variable]) => {
    const member = quoted(`"id":${JSON.stringify(id)}`).slice(1, -1);
    return word.replaceAll(member, () => `"id":"'"$${variable}"'"`);
  }, quoted(body));

const bodyWords = ({ body, bodyBase64 }: Exchange['request'], variables: Variables): readonly string[] => {
  if (bodyBase64 !== undefined) return ['--data-binary @-'];
  // Not --data-binary: it would take a body that begins with @ for the name of a file.
  return body === undefined ? [] : [`--data-raw ${bodyWord(body, variables)}`];
};

/** Shows status and headers as well, and ends the line: a body does not. */
const shown = "curl -sSi -w '\\n'";

const line = (program: string, request: Exchange['request'], variables: Variables): string =>
  [
    ...(request.bodyBase64 === undefined ? [] : [`echo ${request.bodyBase64} | base64 -d |`]),
    program,
    ...(request.method === 'GET' ? [] : [`-X ${request.method}`]),
    urlWord(request.url, variables),
    ...headerWords(request.headers),
    ...bodyWords(request, variables),
  ].join(' ');

/** Takes the id out of a JSON answer with nothing but sed. */
const idFromAnswer = `sed -n 's/.*"id" *: *"\\([^"]*\\)".*/\\1/p' | head -n 1`;

/** A request, and the id of the object that it creates, where a later one needs that. */
export interface Step {
  readonly request: Exchange['request'];
  readonly makes?: string;
}

/**
 * Requests as curl commands, one a line, that run as they stand in a shell with `$GRAPH_TOKEN` set. The objects of the
 * run are deleted by now: where a step makes one, the later ones address what it makes when it is sent again.
 */
export const curlOf = (steps: readonly Step[]): string => {
  const variables = new Map<string, string>();
  return steps
    .map(({ request, makes }) => {
      if (makes === undefined || variables.has(makes)) return line(shown, request, variables);
      const command = line('curl -sS', request, variables);
      const variable = `id${variables.size === 0 ? '' : variables.size + 1}`;
      variables.set(makes, variable);
      return `${variable}=$(${command} | ${idFromAnswer})`;
    })
    .join('\n');
};
