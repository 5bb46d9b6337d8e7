export { callFlowAnswerSchema } from '../catalogue/voice/call-actions';
export {
  bridge,
  callFlowAnswer,
  checkCallFlowAnswer,
  hangup,
  makeCall,
  playFile,
  say,
  sayAndCapture,
  type AnswerAction,
  type CallAction,
} from './call-flow-answer';
