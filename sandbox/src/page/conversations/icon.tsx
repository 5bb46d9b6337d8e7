/** The outlines of the icons, on a grid of 24 by 24. */
const outlines = {
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  chat: 'M4 5h16v11H9l-5 4z',
  contact: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  flow: 'M5 4h14v16H5zM8 9h8M8 13h8M8 17h4',
  image: 'M4 5h16v14H4zM4 16l5-5 5 5 3-3 3 3M15.5 9.5h.01',
  link: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z',
  pin: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  play: 'M7 4l13 8-13 8z',
  plus: 'M12 5v14M5 12h14',
  product: 'M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0',
  reply: 'M9 6l-5 5 5 5M4 11h9a7 7 0 0 1 7 7',
  send: 'M4 12l16-8-6 16-3-6z',
  sound:
    'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
} as const;

export type IconName = keyof typeof outlines;

/** A small picture beside a text that says the same, so screen readers skip it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
