import type { Fault } from '../../catalogue.ts';
import { authenticationFaults } from './authentication.ts';
import { authorisationFaults } from './authorisation.ts';

export const accessFaults: readonly Fault[] = [...authenticationFaults, ...authorisationFaults];
