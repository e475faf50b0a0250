/** The user can mend this: the message is one sentence that names the option, variable, file or line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
