import { effect, signal } from '@preact/signals';

const kept = localStorage.getItem('theme');
const preferred = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const theme = signal(kept === 'dark' || kept === 'light' ? kept : preferred);

effect(() => {
  document.documentElement.dataset['theme'] = theme.value;
});

/** Switches between light and dark, and keeps the choice. */
export function switchTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', theme.value);
}
