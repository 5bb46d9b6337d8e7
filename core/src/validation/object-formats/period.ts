import { addIssue, type Fields, type ValidationContext } from '../validation-context';
import { parseDayOrTime } from '../date-time';

/** Checks that `from` is not after `to`. */
export function checkPeriod({ from, to }: Fields, context: ValidationContext): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  const start = parseDayOrTime(from);
  const end = parseDayOrTime(to);
  // A day as the end includes the whole day.
  if (!start || !end || start.earliest <= end.latest) return;
  addIssue(
    context,
    'period',
    'is earlier than the start of the period',
    'Give a later end, or an earlier start.',
    'to',
  );
}
