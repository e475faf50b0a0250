import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Csdl } from './csdl.ts';
import { type Attributes, createDraft } from './draft.ts';
import { finish } from './finish.ts';
import type { Interest } from './interest.ts';
import { Unreadable } from './unreadable.ts';

/** The namespaces of CSDL 4.0 and 4.01, both of which name no version. */
const edmx = 'http://docs.oasis-open.org/odata/ns/edmx';
const edm = 'http://docs.oasis-open.org/odata/ns/edm';

/** The element that all declarations stand in. */
const schemaPlace = 'Edmx/DataServices/Schema';

/** CSDL nests about ten levels, and none of its elements has more than a dozen attributes. */
const levelsAtMost = 100;
const attributesAtMost = 200;

const attributesOf = ({ local, attributes }: SaxesTagNS, line: number): Attributes => {
  const optional = (name: string): string | undefined =>
    Object.hasOwn(attributes, name) ? attributes[name]?.value : undefined;
  return {
    optional,
    required(name) {
      const value = optional(name);
      if (value === undefined) throw new Unreadable(`is not CSDL: the ${local} in line ${line} has no ${name}`);
      return value;
    },
  };
};

/** Text from bytes that come in any pieces, also pieces of a character. */
const createDecoder = (): ((bytes?: Uint8Array) => string) => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new Unreadable('is not UTF-8');
    }
  };
};

/**
 * Reads CSDL as it arrives, and keeps of it what a contract speaks of. Nothing that a document defines is ever
 * expanded: one that defines anything is no CSDL.
 *
 * @throws Unreadable for bytes that are no UTF-8, text that is not well-formed XML, and XML that is not CSDL
 */
export const readCsdl = async (bytes: AsyncIterable<Uint8Array>, interest: Interest): Promise<Csdl> => {
  const draft = createDraft(interest);
  const parser = new SaxesParser({ xmlns: true });
  /** The open elements; those of other namespaces, such as annotations of a vendor, have no name here. */
  const open: string[] = [];
  let schemas = 0;
  let attributes = 0;

  parser.on('error', ({ message }) => {
    throw new Unreadable(`is not well-formed XML: ${message.replace(/\.$/, '')}`);
  });
  parser.on('doctype', () => {
    throw new Unreadable('is not CSDL: it declares a document type');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes++;
    if (attributes > attributesAtMost) throw new Unreadable(`is not CSDL: line ${parser.line} has too many attributes`);
  });
  parser.on('opentag', (tag) => {
    const name = tag.uri === edm || tag.uri === edmx ? tag.local : '';
    if (open.length === 0 && !(tag.uri === edmx && name === 'Edmx')) {
      throw new Unreadable(`is not CSDL of OData 4: its root is ${tag.name}${tag.uri === '' ? '' : ` of ${tag.uri}`}`);
    }
    if (open.length === levelsAtMost) throw new Unreadable(`is not CSDL: line ${parser.line} nests too deep`);
    open.push(name);
    const place = open.join('/');
    if (place === schemaPlace) schemas++;
    if (place.startsWith(schemaPlace)) draft.begin(place.slice(schemaPlace.length), attributesOf(tag, parser.line));
  });
  parser.on('closetag', () => {
    open.pop();
  });

  const decode = createDecoder();
  for await (const piece of bytes) parser.write(decode(piece));
  parser.write(decode()).close();
  if (schemas === 0) throw new Unreadable('is not CSDL: it has no schema');
  return finish(draft, interest);
};
