import { isObject, asText } from '../../engine/json';
import { getNestedSequences } from '../definition';
import { done, type StepAction } from './step-action';
import { isTruthy } from '../next-steps';

/** A branch does nothing itself: what comes after it is chosen as after any step. */
export const branch: StepAction = () => done();

/** Does the steps inside of it, if its condition holds. */
export const runIf: StepAction = ({ inputs, step }) => {
  const first = getNestedSequences(step).flatMap(([each]) =>
    isObject(each) ? [asText(each['id']) ?? ''] : [],
  );
  return isTruthy(inputs['condition']) && first.length > 0 ? { kind: 'inside', stepIds: first } : done();
};

/** Goes on elsewhere: only what comes after it matters. */
export const jump: StepAction = () => done();
