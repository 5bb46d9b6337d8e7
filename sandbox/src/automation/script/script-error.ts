/** What is wrong with a script, or went wrong while it ran. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}
