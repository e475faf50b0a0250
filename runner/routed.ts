import { type Exchange, objectIn } from '../target/index.ts';

/** What the answers of a service without the route say (Intune answers 400, with these words in code or message). */
const notRoutedWords = /resource not found for the segment|no method match route template|no odata route exists/i;

const wordsOf = (exchange: Exchange): string => {
  const error = objectIn(exchange.answer)?.error;
  return typeof error === 'object' && error !== null ? JSON.stringify(error) : '';
};

/**
 * Whether an answer says that there is no such operation (ROUTE-01): 404, 405, 501, or 400 with the words of the
 * router. An item that need not exist may well answer 404: then only the other signs count.
 */
export const saysNotRouted = (exchange: Exchange, itemExists: boolean): boolean => {
  const status = exchange.answer?.status ?? 0;
  if (status === 405 || status === 501) return true;
  if (status === 404 && itemExists) return true;
  return (status === 400 || status === 404) && notRoutedWords.test(wordsOf(exchange));
};
