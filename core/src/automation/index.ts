export type { BuiltStep, Choices, Following, StepInputs, WorkflowStep, WorkflowSteps } from './built-step';
export { checkWorkflow } from './check-workflow';
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
} from './conditions';
export { duration, durationSeconds, type Duration } from './duration';
export { within, type Expression, type Expressive, type Operand, type Reference } from './expression';
export { workflowFunctions, type WorkflowFunction, type WorkflowFunctionParameter } from './functions';
export { steps } from './steps';
export { workflowTimeZones, type WorkflowTimeZone } from './time-zones';
export type { TriggerData, WorkflowTrigger } from './trigger-data';
export { workflow, type AboutWorkflow, type WorkflowData, type WorkflowDefinition } from './workflow';
