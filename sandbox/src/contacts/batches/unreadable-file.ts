/** A file without readable rows. The message says why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
