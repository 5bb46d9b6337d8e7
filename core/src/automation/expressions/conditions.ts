import { expression, sourceOf, type Expression, type Operand } from './expression';

/**
 * Creates an expression from JavaScript. Interpolated expressions are inserted as JavaScript, other values as literals.
 * 8x8 accepts up to 1,000 characters and no assignments, and evaluates for 500 ms at most.
 *
 * Follows https://developer.8x8.com/connect/docs/context-scripting
 *
 * @example
 * script`${order.kept.status} >= 400 && ${order.kept.status} < 500`
 */
export function script(source: TemplateStringsArray, ...operands: readonly Operand[]): Expression {
  return expression(
    source.raw
      .map((part, index) => part + (index < operands.length ? sourceOf(operands[index] ?? null) : ''))
      .join(''),
  );
}

/** Whether two values are equal by `==`: `1` equals `'1'`. */
export const equals = (left: Operand, right: Operand): Expression =>
  expression(`${sourceOf(left)} == ${sourceOf(right)}`);

/** Whether a condition is false. */
export const not = (condition: Expression): Expression => expression(`!${sourceOf(condition)}`);

/** Whether all conditions are true. */
export const allOf = (...conditions: readonly Expression[]): Expression =>
  expression(conditions.map(sourceOf).join(' && ') || 'true');

/** Whether at least one condition is true. */
export const anyOf = (...conditions: readonly Expression[]): Expression =>
  expression(conditions.map(sourceOf).join(' || ') || 'false');

/** Whether a value is present: a reply was received, a field was sent. */
export const given = (value: Expression): Expression => expression(`${sourceOf(value)} != null`);

/** Whether a value is missing: no reply was received in time. */
export const missing = (value: Expression): Expression => expression(`${sourceOf(value)} == null`);

const call = (name: string, operands: readonly Operand[]): Expression =>
  expression(`${name}(${operands.map(sourceOf).join(', ')})`);

/** Whether a phone number belongs to a country, given by its two-letter code. */
export const isCountryCode = (phoneNumber: Operand, country: Operand): Expression =>
  call('isCountryCode', [phoneNumber, country]);

/** Whether a text contains another text. By default, case matters. */
export const stringContains = (text: Operand, part: Operand, ignoreCase = false): Expression =>
  call('stringContains', ignoreCase ? [text, part, true] : [text, part]);

/**
 * Whether a time lies between two times of day.
 *
 * @param time - A date and time, ISO 8601.
 * @param from - Start of the period, `HH:mm:ss`.
 * @param to - End of the period, `HH:mm:ss`, included.
 * @param timeZone - The Windows name of a time zone: the `id` in `workflowTimeZones`.
 */
export const isTimeOfDayBetween = (
  time: Operand,
  from: Operand,
  to: Operand,
  timeZone: Operand,
): Expression => call('isTimeOfDayBetween', [time, from, to, timeZone]);

/** A day of the week in expressions. */
export type DayOfWeek = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';

/** Whether a date or a time is on a day of the week. */
export const isDayOfWeek = (date: Operand, day: DayOfWeek | Expression): Expression =>
  call('isDayOfWeek', [date, day]);

/** A new UUID for each evaluation. */
export const uuid = (): Expression => call('uuid', []);
