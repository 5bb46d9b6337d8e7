import { signal } from '@preact/signals';

/** Increases when the clock has changed or all data was reloaded. The clock and settings panels then load their data again. */
export const controlRevision = signal(0);
