import { signal } from '@preact/signals';

/** How a tap on a button or a row arrives at the business: 8x8's pages show both. */
export type TapKind = 'interactive' | 'text';

const place = 'taps-arrive-as';

export const tapKind = signal<TapKind>(localStorage.getItem(place) === 'text' ? 'text' : 'interactive');

/** The choice is kept for all conversations. */
export function chooseTapKind(kind: TapKind): void {
  tapKind.value = kind;
  localStorage.setItem(place, kind);
}
