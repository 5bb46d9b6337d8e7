/**
 * What happens, one after the other, for one who waits. Unlike `Promise.race` it holds on to nothing that has been
 * taken: a race keeps its winner for as long as a loser may still come.
 */
export class AsyncQueue<T> {
  private readonly letters: T[] = [];
  private wake: (() => void) | undefined;

  put(letter: T): void {
    this.letters.push(letter);
    this.wake?.();
    this.wake = undefined;
  }

  async take(): Promise<T> {
    for (;;) {
      const letter = this.letters.shift();
      if (letter !== undefined) return letter;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
