/**
 * Runs imports into n8n at once while it runs, and queues them for the next start while it is stopped.
 *
 * @param {{ running: boolean }} n8n
 */
export function createStartQueue(n8n) {
  /** Credentials come before the workflows that use them, and workflows before their publication. */
  const order = /** @type {const} */ (['credential', 'workflow', 'publication']);
  /** @type {Map<string, { rank: number, action: () => Promise<void> }>} */
  const waiting = new Map();

  return {
    /**
     * @param {(typeof order)[number]} kind
     * @param {string} id a later action of the same kind and ID replaces an earlier one
     * @param {() => Promise<void>} action
     */
    async runNowOrAtStart(kind, id, action) {
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
