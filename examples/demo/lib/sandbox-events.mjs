/**
 * An event of the sandbox.
 *
 * @typedef {import('8x8-sandbox').LiveEvent} LiveEvent
 */

/**
 * Opens the event stream of the sandbox, and returns its events as they arrive. The stream is open when it resolves.
 *
 * @param {string} url of the sandbox
 * @param {AbortSignal} signal closes the stream
 */
export async function openEvents(url, signal) {
  const response = await fetch(`${url}/_sandbox/events`, { signal });
  if (!response.body) throw new Error('The sandbox sends no events.');
  return readEvents(response.body);
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {AsyncGenerator<LiveEvent>}
 */
async function* readEvents(stream) {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const [, kind, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
      if (kind && data) yield { kind, ...JSON.parse(data) };
    }
  }
}
