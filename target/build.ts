import type { Environment } from './sources.ts';

/** The build service that the suite runs in, if it does. */
export interface Build {
  /** Whose commands the lines that are printed may hold; undefined outside of a build. */
  readonly service: 'github' | 'azure' | undefined;
  /** The file that GitHub shows as the summary of the step. */
  readonly stepSummary: string | undefined;
}

/** Both services say `true`, each in a case of its own. */
const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true';

/** Tells the build services apart by the variables they set in every step. */
export const buildIn = (env: Environment): Build => {
  if (isTrue(env.GITHUB_ACTIONS)) return { service: 'github', stepSummary: env.GITHUB_STEP_SUMMARY || undefined };
  return { service: isTrue(env.TF_BUILD) ? 'azure' : undefined, stepSummary: undefined };
};
