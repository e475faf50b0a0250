export type {
  Contract,
  Entity,
  EnumMember,
  Operation,
  OperationKind,
  Parent,
  PathParameter,
  Property,
  PropertyKind,
  Requirement,
  Topic,
  Use,
} from './contract.ts';
export { isDateTimeOffset } from './date-time-offset.ts';
export { loadContract, violations } from './load-contract.ts';
export { describeViolations, type Violation } from './validation.ts';
