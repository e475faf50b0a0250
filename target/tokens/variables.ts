/** Reads a variable of the environment. */
export type Variables = (name: string) => string | undefined;
