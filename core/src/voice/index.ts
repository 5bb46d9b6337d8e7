export { bridge, callFlowAnswer, hangup, makeCall, playFile, say, sayAndCapture } from './call-actions';
export {
  callFlowAnswerSchema,
  checkCallFlowAnswer,
  type AnswerAction,
  type CallAction,
} from './call-flow-answer';
