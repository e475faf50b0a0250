/** A request the service does not serve: thrown by any step, turned into an error answer by `refuse`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400 for a body that is JSON but breaks the model. */
export function invalid(message: string): Refusal {
  return new Refusal(400, 'ModelValidationFailure', message);
}

/** 400 for a request that cannot be read at all. */
export function unreadable(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message);
}
