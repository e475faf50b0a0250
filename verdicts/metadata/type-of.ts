import type { Entity } from '../../schemas/index.ts';

/** The full name of an entity's type. */
export const typeOf = ({ odataType }: Entity): string => odataType.replace('#', '');
