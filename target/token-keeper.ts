import { authorizationOf, type Credential } from './credentials.ts';
import { type Exchange, type Failure, isSuccess, isWeather, type OutgoingRequest } from './exchange.ts';
import { TokenError, type TokenSource } from './tokens/index.ts';
import { UsageError } from './usage-error.ts';

/** Looks after the tokens of a run: hands them out, renews what is refused, and tells when there are none any more. */
export interface TokenKeeper {
  /** The token a credential needs, '' for none; or why there is none. */
  token(credential: Credential): Promise<string | Failure>;
  /** Whether there is another token than a refused one. */
  renew(rejected: string): Promise<boolean>;
  /** Remembers what was answered: who is refused there later has lost the right to ask. */
  note(request: OutgoingRequest, answer: Exchange['answer']): void;
  /**
   * Asks for what was answered before. Whoever is answered there was refused by the target elsewhere, and that is the
   * target's doing; whoever is refused there, too, has no token any more.
   *
   * @returns why there is no token any more; undefined where there is one, or nobody can tell
   */
  examine(): Promise<Failure | undefined>;
}

export interface TokenKeeperOptions {
  readonly writer: TokenSource;
  readonly reader: TokenSource | undefined;
  /** The writer's token in messages, such as `GRAPH_TOKEN`. */
  readonly name: string;
  /** Reads an address with the writer's token. */
  readonly ask: (url: string) => Promise<Pick<Exchange, 'answer'>>;
}

/** More than one, because the fault may be in the address; few, because each is asked for every 401. */
const addressesAtMost = 3;

/** @throws whatever is no statement about tokens */
const failureOf = (error: unknown): Failure => {
  if (!(error instanceof TokenError || error instanceof UsageError)) throw error;
  return { code: 'TOKEN', message: error.message.replace(/\.$/, '') };
};

export const createTokenKeeper = ({ writer, reader, name, ask }: TokenKeeperOptions): TokenKeeper => {
  const answeredBefore = new Set<string>();
  let notRenewed: Failure | undefined;
  let lost: Failure | undefined;

  return {
    async token(credential) {
      const holder = authorizationOf(credential)?.holder;
      if (holder === undefined) return '';
      if (lost !== undefined) return lost;
      try {
        return (await (holder === 'writer' ? writer : reader)?.token()) ?? '';
      } catch (error) {
        lost = failureOf(error);
        return lost;
      }
    },
    async renew(rejected) {
      notRenewed = undefined;
      try {
        return (await writer.renew(rejected)) !== undefined;
      } catch (error) {
        notRenewed = failureOf(error);
        return false;
      }
    },
    note({ method, url, credential }, answer) {
      if (method !== 'GET' || credential !== 'writer' || answer === undefined || !isSuccess(answer)) return;
      if (answeredBefore.size < addressesAtMost) answeredBefore.add(url);
    },
    async examine() {
      let refused = answeredBefore.size === 0 && notRenewed !== undefined;
      for (const url of answeredBefore) {
        const { answer } = await ask(url);
        if (answer === undefined || answer.status >= 500 || isWeather(answer)) continue;
        if (answer.status !== 401) return undefined;
        refused = true;
      }
      if (refused) {
        const message = `${name} is refused (401) where it was good before: it has expired or was withdrawn, so start again with a new one`;
        lost ??= notRenewed ?? { code: 'TOKEN', message };
      }
      return lost;
    },
  };
};
