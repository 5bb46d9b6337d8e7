/** The first message that is seen, and how far below the upper edge it begins. */
export interface Anchor {
  readonly umid: string;
  readonly top: number;
}

/** Finds the first message that the reader sees. */
export function findAnchor(list: HTMLElement): Anchor | undefined {
  const bubbles = list.children;
  let from = 0;
  let to = bubbles.length;
  // Positions increase, so halving finds the first one quickly among hundreds.
  while (from < to) {
    const middle = (from + to) >> 1;
    const bubble = bubbles[middle] as HTMLElement;
    if (bubble.offsetTop + bubble.offsetHeight > list.scrollTop + list.offsetTop) to = middle;
    else from = middle + 1;
  }
  for (let index = from; index < bubbles.length; index++) {
    const bubble = bubbles[index] as HTMLElement;
    const { umid } = bubble.dataset;
    if (umid !== undefined) return { umid, top: bubble.offsetTop - list.scrollTop };
  }
  return undefined;
}

/** Scrolls so that the message is where it was. */
export function keepAnchor(list: HTMLElement, { umid, top }: Anchor): void {
  const bubble = list.querySelector<HTMLElement>(`[data-umid="${CSS.escape(umid)}"]`);
  if (bubble) list.scrollTop = bubble.offsetTop - top;
}
