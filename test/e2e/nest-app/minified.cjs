/**
 * The app of the matrix, to be bundled and minified. It has two accounts: their tokens must differ although class names
 * are shortened.
 */
require('reflect-metadata');
const common = require('@nestjs/common');
const core = require('@nestjs/core');
const { ExpressAdapter } = require('@nestjs/platform-express');
const eightByEight = require('nestjs-8x8');
const { boot } = require('./app.cjs');

const account = { ...JSON.parse(process.env.EIGHT_BY_EIGHT), webhooks: undefined };
const { EightByEightModule, getEightByEightServiceToken, SmsService, VoiceService } = eightByEight;

async function main() {
  const app = await boot({
    common,
    core,
    eightByEight,
    Adapter: ExpressAdapter,
    imports: [EightByEightModule.forRoot({ ...account, name: 'jakarta' })],
  });
  const sms = app.get(getEightByEightServiceToken(SmsService, 'jakarta'), { strict: false });
  const voice = app.get(getEightByEightServiceToken(VoiceService, 'jakarta'), { strict: false });
  await sms.send({ destination: '+6591230002', text: `Voice: ${typeof voice.getNumbers}.` });
}

void main();
