import type { Fault } from '../../catalogue.ts';
import { afterlifeFaults } from './afterlife.ts';
import { deleteFaults } from './deletes.ts';

export const lifeFaults: readonly Fault[] = [...deleteFaults, ...afterlifeFaults];
