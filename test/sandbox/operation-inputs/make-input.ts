import type { Started } from '../started-sandbox';

/**
 * Makes an input with which an operation succeeds in the sandbox. It first creates what the input refers to, such as
 * a message.
 */
export type MakeInput = (started: Started) => Promise<object>;
