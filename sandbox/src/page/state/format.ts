/** `14:03:07`, in the user's time zone. */
export function timeOf(moment: string | number): string {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
