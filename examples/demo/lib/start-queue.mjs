/**
 * What is to be brought into n8n: done at once while it runs, kept for its next start while it stands still.
 *
 * @param {{ running: boolean }} n8n
 */
export function createStartQueue(n8n) {
  /** A workflow names its credentials, and is there before it is published. */
  const order = /** @type {const} */ (['credential', 'workflow', 'publication']);
  /** @type {Map<string, { rank: number, action: () => Promise<void> }>} */
  const waiting = new Map();

  return {
    /**
     * @param {(typeof order)[number]} kind
     * @param {string} id a later action of the same kind and id takes the place of an earlier one
     * @param {() => Promise<void>} action
     */
    async nowOrAtStart(kind, id, action) {
      if (n8n.running) await action();
      else waiting.set(`${kind} ${id}`, { rank: order.indexOf(kind), action });
    },

    async run() {
      for (const [key, { action }] of [...waiting].sort(([, a], [, b]) => a.rank - b.rank)) {
        waiting.delete(key);
        await action();
      }
    },
  };
}
