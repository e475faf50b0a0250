import { createSecrets, type Settings } from '../target/index.ts';

/** Takes out of what a run tells all that nobody is to read: addresses and bodies are recorded as they were sent. */
export const hidingOf = ({ secrets, hidden }: Settings): ((text: string) => string) => {
  const { add, hide } = createSecrets();
  for (const [name, value] of Object.entries({ ...secrets, ...hidden })) add(name, value);
  return hide;
};
