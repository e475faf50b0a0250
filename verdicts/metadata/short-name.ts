/** A type without the namespace of most types of Graph; those of its further namespaces keep theirs. */
export const shortName = (type: string): string => type.replace(/\bmicrosoft\.graph\.(?=\w+\)?$)/, '');
