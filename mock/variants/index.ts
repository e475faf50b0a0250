import type { Variant } from '../catalogue.ts';
export const variants: readonly Variant[] = [];
