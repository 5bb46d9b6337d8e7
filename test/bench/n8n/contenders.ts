/** What the benchmark `n8n.bench.mjs` runs in n8n's engine. `contenders.mjs` bundles this file. */
export { startExpressionEngine } from '../../nodes/engine/expression-engine';
export { floor, inBatches, oneByOne } from './send-sms';
export { builtInTwilio, throughTwilio } from './twilio';
