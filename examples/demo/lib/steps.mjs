/**
 * Prints the progress of steps: a line when a step starts, its updates, and its duration. On a terminal, the updates of a
 * step share one line.
 *
 * @param {NodeJS.WriteStream} [out]
 */
export function createSteps(out = process.stdout) {
  const start = performance.now();
  const inPlace = Boolean(out.isTTY);
  let news = false;

  const clear = () => {
    if (news && inPlace) out.write('\r\x1b[K');
    news = false;
  };

  return {
    /** @param {string} line */
    say(line) {
      clear();
      out.write(`${line}\n`);
    },

    /**
     * @template T
     * @param {string} title
     * @param {(tell: (line: string) => void) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async step(title, work) {
      const began = performance.now();
      this.say(`• ${title} …`);
      const result = await work((line) => {
        const text = `    ${line}`;
        if (inPlace) out.write(`\r\x1b[K${text.slice(0, (out.columns || 100) - 1)}`);
        else out.write(`${text}\n`);
        news = true;
      });
      this.say(`  done in ${seconds(began)}`);
      return result;
    },

    /** The total time so far. */
    total: () => seconds(start),
  };
}

/** @param {number} since */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
