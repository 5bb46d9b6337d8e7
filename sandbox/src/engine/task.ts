/**
 * Something that the sandbox does later, such as posting a webhook. It is plain data, so that it can be saved with the
 * state and a restarted sandbox can continue. Each product has its own tasks: `runTask` runs all.
 */
export interface Task {
  readonly kind: string;
}
