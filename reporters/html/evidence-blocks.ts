import type { Finding } from '../../verdicts/record.ts';
import { cut, shorten } from '../shorten.ts';
import { type Content, html, type Markup } from './markup.ts';

const longestBlock = 4000;
const longestMember = 1500;

/** HTML drops the first line feed of a `pre`, so it gets one to drop. */
function block(caption: string, content: Content): Markup {
  return html`<figure><figcaption>${caption}</figcaption><pre>\n${content}</pre></figure>`;
}

/** A captioned block of preformatted text, cut at the limit; nothing where there is no text. */
export function textBlock(caption: string, text: string | undefined, limit = longestBlock): Markup | undefined {
  return text === undefined ? undefined : block(caption, cut(text, limit));
}

/** The words of a command that begin with a hyphen stay whole: a browser breaks lines after hyphens. */
export function command(text: string): Content {
  return text.split(/(?<= )(?=-)/).map((piece) => {
    const [word = ''] = /^-\S{0,40}(?= |$)/.exec(piece) ?? [];
    return [word === '' ? undefined : html`<span class="word">${word}</span>`, piece.slice(word.length)];
  });
}

/** A captioned command to be copied. */
export function commandBlock(caption: string, text: string | undefined, limit = longestBlock): Markup | undefined {
  return text === undefined ? undefined : block(caption, command(cut(text, limit)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text as it stands, any other value as indented JSON; both cut where they are longer than anybody reads. */
function bodyText(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(shorten(body), null, 2) ?? 'no body');
  return cut(text, longestBlock);
}

/** The request body, the member of the guilty property marked. */
export function payloadBlock({ payload, smallest, property }: Finding): Markup | undefined {
  if (payload === undefined) return undefined;
  const caption = smallest === true ? 'Smallest payload' : 'Payload';
  const short = shorten(payload);
  const members = isObject(short) ? Object.entries(short).filter(([, value]) => value !== undefined) : [];
  if (members.length === 0) return block(caption, bodyText(payload));
  const lines = members.map(([name, value], index) => {
    const json = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
    const text = cut(`${JSON.stringify(name)}: ${json}`, longestMember);
    return html`${index === 0 ? '' : ',\n'}  ${name === property ? html`<mark>${text}</mark>` : text}`;
  });
  return block(caption, html`{\n${lines}\n}`);
}

/** Status, headers and body of the answer, laid out as on the wire. */
export function answerBlock(answer: Finding['answer']): Markup | undefined {
  if (answer === undefined) return undefined;
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => cut(`${name}: ${value}`, 300));
  const head = [`HTTP ${answer.status}`, ...headers].join('\n');
  return block('Answer', `${head}\n\n${bodyText(answer.body)}`);
}
