import { isObject, textOf } from '../../engine/json';
import { doOf } from '../definition';
import { done, type StepAction } from './step-action';
import { isTrue } from '../next-steps';

/** A branch does nothing itself: what comes after it is chosen as after any step. */
export const branch: StepAction = () => done();

/** Does the steps inside of it, if its condition holds. */
export const doIf: StepAction = ({ inputs, step }) => {
  const first = doOf(step).flatMap(([each]) => (isObject(each) ? [textOf(each['id']) ?? ''] : []));
  return isTrue(inputs['condition']) && first.length > 0 ? { kind: 'inside', stepIds: first } : done();
};

/** Goes on elsewhere: only what comes after it matters. */
export const jump: StepAction = () => done();
