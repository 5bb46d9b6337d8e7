/** Building and checking call flow answers, which tell 8x8 what to do in a call. */
export { callFlowAnswerSchema } from '../catalogue/voice/call-actions';
export {
  bridge,
  callFlowAnswer,
  checkCallFlowAnswer,
  cleanCallFlowAnswer,
  hangup,
  makeCall,
  playFile,
  say,
  sayAndCapture,
  type AnswerAction,
  type CallAction,
} from './call-flow-answer';
