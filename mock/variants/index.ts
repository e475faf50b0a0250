import type { Variant } from '../catalogue.ts';
import { bodyVariants } from './bodies.ts';
import { refusalVariants } from './refusals.ts';
import { transportVariants } from './transport.ts';
import { valueVariants } from './values.ts';
import { visibilityVariants } from './visibility.ts';
import { weatherVariants } from './weather.ts';

/** Services that keep the contract and differ from the strict one where it lets them. */
export const variants: readonly Variant[] = [
  ...valueVariants,
  ...bodyVariants,
  ...refusalVariants,
  ...visibilityVariants,
  ...transportVariants,
  ...weatherVariants,
];
