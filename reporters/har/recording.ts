/** A request and what came back, as far as an archive shows it. Nothing in it is secret any more. */
export interface Recording {
  /** What the request was for. */
  readonly purpose: string;
  /** When it was handed over to be sent, ISO 8601 in UTC: it may have waited for its turn. */
  readonly startedAt: string;
  /** From then until its answer was complete. */
  readonly durationMs: number;
  readonly attempts: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly bodyBase64?: string;
  };
  readonly answer?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly text: string;
  };
  readonly failure?: { readonly code: string; readonly message: string };
}
