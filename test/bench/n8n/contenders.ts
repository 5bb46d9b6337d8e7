export { startExpressionEngine } from '../../nodes/engine/expression-engine';
export { floor, inBatches, oneByOne } from './send-sms';
export { builtInTwilio, throughTwilio } from './twilio';
