import type { Profile } from '../generators/index.ts';

const counts: Readonly<Record<Profile, number>> = { smoke: 0, standard: 1, deep: 10 };

/** Random values per property and operation, beside the enumerated classes. */
export const randomCount = (profile: Profile): number => counts[profile];
