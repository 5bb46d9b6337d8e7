export { floor, inBatches, oneByOne } from './send-sms';
export { builtInTwilio, throughTwilio } from './twilio';
