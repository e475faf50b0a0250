export type { Fault } from './catalogue.ts';
export { alwaysWrong, faults } from './faults/index.ts';
export type { MockServer } from './mock-server.ts';
export { type MockOptions, startMock } from './start.ts';
export { type Admission, createTenant, type Tenant, type TenantOptions } from './tenant/index.ts';
export { variants } from './variants/index.ts';
