export { redactHeaders } from './headers.ts';
export { createSecrets, type Redactor } from './secrets.ts';
export { shortestSecret } from './telling.ts';
export { redactValue } from './values.ts';
