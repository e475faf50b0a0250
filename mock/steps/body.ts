import type { Behaviour, JsonObject } from '../behaviour.ts';
import { invalid, Refusal, unreadable } from '../refusal.ts';
import { duplicateKey, nesting } from './structure.ts';

const notJson =
  'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';

/** No documented value nests at all; the limit keeps recursive code safe. */
const deepestNesting = 64;

/** `ignoreBOM` keeps a byte-order mark in the text, where `JSON.parse` refuses it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const body: Pick<Behaviour, 'readBody' | 'checkMediaType' | 'checkSize' | 'decode' | 'parse' | 'expectObject'> =
  {
    readBody(call) {
      const { does } = call;
      does.checkMediaType(call);
      does.checkSize(call);
      return does.expectObject(call, does.parse(call, does.decode(call, call.body)));
    },

    checkMediaType({ headers }) {
      const declared = headers['content-type'];
      if (declared === undefined) throw unreadable(notJson);
      const essence = declared.split(';', 1)[0]?.trim().toLowerCase();
      if (essence === 'application/json') return;
      throw new Refusal(415, 'UnsupportedMediaType', 'Entity only allows writes with a JSON Content-Type header.');
    },

    checkSize({ oversized }) {
      if (oversized) throw new Refusal(413, 'RequestEntityTooLarge', 'The request body is larger than 4 MB.');
    },

    decode(_call, bytes) {
      try {
        return utf8.decode(bytes);
      } catch {
        throw unreadable('The request body is not valid UTF-8.');
      }
    },

    parse(_call, text) {
      const value = parsed(text);
      if (nesting(text) > deepestNesting) throw unreadable('The request body is nested too deeply.');
      const twice = duplicateKey(text);
      if (twice !== undefined) throw unreadable(`The property '${twice}' stands more than once in the request body.`);
      return value;
    },

    expectObject(_call, value) {
      if (isObject(value)) return value;
      throw invalid(`A JSON object is expected, but the request body is ${jsonType(value)}.`);
    },
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(notJson);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of a JSON type, for messages. */
function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
