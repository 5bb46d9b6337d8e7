/** What expressions may use, as data: an entry point of its own, so that a client does not load it. */
export { workflowFunctions, type WorkflowFunction, type WorkflowFunctionParameter } from './functions';
export { workflowTimeZones, type WorkflowTimeZone } from './time-zones';
