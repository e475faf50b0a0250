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
  Recipe,
  Requirement,
  Topic,
  Use,
} from './contract.ts';
export { isDateTimeOffset } from './date-time-offset.ts';
export { loadContract, violations } from './load-contract.ts';
export { describeViolations, type Violation, validate } from './validation.ts';
