import type { Property } from '../../model/entity.ts';

/** Whether a value is no member of the enumeration, whatever its JSON type. */
export function isForeign(value: unknown, { members }: Property): boolean {
  return typeof value !== 'string' || !members.includes(value);
}
