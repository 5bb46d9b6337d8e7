export { bridge, callFlowAnswer, hangup, makeCall, playFile, say, sayAndCapture } from './call-actions';
export {
  checkCallFlowAnswer,
  type AnswerAction,
  type CallAction,
  type CallFlowAnswer,
} from './call-flow-answer';
