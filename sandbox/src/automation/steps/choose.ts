import { isObject, asText } from '../../engine/json';
import { getNestedSequences } from '../definition';
import { isTruthy } from '../next-steps';
import { done, type StepAction } from './step-action';

/** A branch does nothing itself. The next step is chosen as after any other step. */
export const branch: StepAction = () => done();

/** Runs the nested steps if the condition holds. */
export const runIf: StepAction = ({ inputs, step }) => {
  const first = getNestedSequences(step).flatMap(([each]) =>
    isObject(each) ? [asText(each['id']) ?? ''] : [],
  );
  return isTruthy(inputs['condition']) && first.length > 0 ? { kind: 'nested', stepIds: first } : done();
};

/** A jump does nothing itself. Only its next step matters. */
export const jump: StepAction = () => done();
