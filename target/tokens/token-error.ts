/** No token could be had. The message is one sentence that says why and what to do, without any secret in it. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  /** Entra's error code, such as AADSTS7000215, where it gave one. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}
