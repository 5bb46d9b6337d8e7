import type { NumberSchema } from './json-schema';

import { report, reportKind, type ValueCheck } from './walk';

/**
 * Compiles what a number must be: finite, whole where it says so, and within its bounds. A number that is written as
 * a text passes as one: 8x8's own samples write coordinates and button indexes so.
 */
export function compileNumber(schema: NumberSchema, optional: boolean): ValueCheck {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  const whole = schema.type === 'integer';
  const wanted = whole ? 'a whole number' : 'a number';
  return (given, walk) => {
    const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      reportKind(walk, given, wanted, optional);
    } else if (whole && !Number.isInteger(value)) {
      report(walk, 'type', `is ${value}`, `Give ${wanted}.`);
    } else if (value < minimum) {
      report(walk, 'minimum', `is ${value}`, `It must be at least ${minimum}.`);
    } else if (value > maximum) {
      report(walk, 'maximum', `is ${value}`, `It must be at most ${maximum}.`);
    }
  };
}
