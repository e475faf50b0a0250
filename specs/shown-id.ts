import { type Exchange, objectIn } from '../target/index.ts';

/** The id of the object that GET shows, wrapped in `value` or not; undefined where it shows none. */
export const shownId = ({ answer }: Exchange): unknown => {
  if (answer?.status !== 200) return undefined;
  const object = objectIn(answer);
  return (object?.value as { readonly id?: unknown } | null | undefined)?.id ?? object?.id;
};
