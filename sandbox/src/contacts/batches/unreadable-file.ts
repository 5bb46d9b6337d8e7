/** A file in which no rows can be found; the message says why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
