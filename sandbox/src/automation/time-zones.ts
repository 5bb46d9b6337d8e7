import { workflowTimeZones } from 'cpaas-8x8';

/**
 * The time zones that a text is part of. 8x8's sample asks for `europe` and gets zones whose ID has it and whose name
 * has not: both are looked at.
 */
export function timeZonesWith(part = ''): { id: string; name: string }[] {
  const wanted = part.toLowerCase();
  return workflowTimeZones
    .filter(({ id, name }) => id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id, name }));
}
