/** Workflows of the Automation API: building definitions with typed steps and expressions, and checking them. */
export type {
  BuiltStep,
  StepChoices,
  StepOptions,
  StepInputs,
  WorkflowStep,
  WorkflowSteps,
} from './builder/build-step';
export { checkWorkflow } from './checker/check-workflow';
export {
  allOf,
  anyOf,
  equals,
  given,
  isCountryCode,
  isDayOfWeek,
  isTimeOfDayBetween,
  missing,
  not,
  script,
  stringContains,
  uuid,
  type DayOfWeek,
} from './expressions/conditions';
export { duration, durationSeconds, type Duration } from './duration';
export {
  within,
  type Expression,
  type WithExpressions,
  type Operand,
  type Reference,
} from './expressions/expression';
export {
  workflowFunctions,
  type WorkflowFunction,
  type WorkflowFunctionParameter,
} from './expressions/functions';
export { steps } from './builder/steps';
export { workflowTimeZones, type WorkflowTimeZone } from './expressions/time-zones';
export type { TriggerData, WorkflowTrigger } from './builder/trigger-data';
export {
  workflow,
  type WorkflowSettings,
  type WorkflowData,
  type WorkflowDefinition,
} from './builder/workflow';
