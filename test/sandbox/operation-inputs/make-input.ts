import type { Started } from '../started-sandbox';

/** What makes an input for an operation; what the input needs is made first. */
export type MakeInput = (started: Started) => Promise<object>;
