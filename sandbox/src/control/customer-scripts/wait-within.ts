import { unlessStopped, type Stage } from './stage';

/** How long a step waits for the app, in seconds. */
const defaultPatience = 30;

/** Waits until a function returns something. @throws {Error} which names what did not happen. */
export async function within<T>(
  stage: Stage,
  seconds: number = defaultPatience,
  condition: () => T | Promise<T>,
  description: string,
): Promise<NonNullable<T>> {
  return unlessStopped(stage, stage.sandbox.waitFor(condition, { timeoutMs: seconds * 1_000, description }));
}
