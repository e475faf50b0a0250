import type { Behaviour } from '../../behaviour.ts';
import type { Fault } from '../../catalogue.ts';
import { Refusal } from '../../refusal.ts';

type Breaks = Fault['breaks'];

/** Parses what is no JSON after repairing it. */
export function repairing(repair: (text: string) => string): Breaks {
  return ({ parse }) => ({
    parse: (call, text) => {
      try {
        return parse(call, text);
      } catch (refusal) {
        const repaired = repair(text);
        if (repaired === text) throw refusal;
        return parse(call, repaired);
      }
    },
  });
}

/** Breaks on some bodies: `decode` looks at the bytes, one character each, and `parse` at the text. */
export function failing(step: 'decode' | 'parse', when: (input: string) => boolean, refusal: () => Refusal): Breaks {
  return (correct): Partial<Behaviour> => ({
    decode: (call, bytes) => {
      if (step === 'decode' && when(bytes.toString('latin1'))) throw refusal();
      return correct.decode(call, bytes);
    },
    parse: (call, text) => {
      if (step === 'parse' && when(text)) throw refusal();
      return correct.parse(call, text);
    },
  });
}

export const broken = (message: string) => () => new Refusal(500, 'InternalServerError', message);

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
