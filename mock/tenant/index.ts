export type { Admission } from './admission.ts';
export { createTenant, type Tenant, type TenantOptions } from './tenant.ts';
