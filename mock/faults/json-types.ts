/** The JSON types, as predicates. */

export const isNumber = (value: unknown) => typeof value === 'number';
export const isBoolean = (value: unknown) => typeof value === 'boolean';
export const isArray = (value: unknown) => Array.isArray(value);
export const isPlainObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isNull = (value: unknown) => value === null;
export const isNotText = (value: unknown) => typeof value !== 'string';
