/** Whether the value of a condition means yes. Where a script makes a text of it, `false` is no. */
export function isTrue(value: unknown): boolean {
  return typeof value === 'string' ? value !== '' && value.trim().toLowerCase() !== 'false' : Boolean(value);
}
