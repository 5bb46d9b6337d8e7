import { setTimeout as sleep } from 'node:timers/promises';

import type { Message } from '../../messages/message';
import type {
  AccountEventStep,
  ExpectNothingStep,
  ListenStep,
  PhoneStep,
  ScriptStep,
  TapStep,
  WaitStep,
  WriteStep,
} from './customer-script';
import { lastMessageOf, personOf, unlessStopped, type Stage } from './stage';
import { within } from './wait-within';
import { openLink, postToApp } from './web-steps';

/** Does what a step says, and resolves when it is done. @throws {Error} which says what did not happen. */
export async function performStep(stage: Stage, step: ScriptStep): Promise<void> {
  const { sandbox } = stage;
  const person = personOf(stage, 'by' in step ? step.by : undefined);
  switch (step.do) {
    case 'write':
      write(stage, step);
      return;
    case 'wait':
      return waitForMessage(stage, step);
    case 'tap':
      tap(stage, step);
      return;
    case 'fillFlow':
      sandbox.reply({ umid: lastMessageOf(stage, person).umid, flow: step.answers });
      return;
    case 'open':
      return openLink(stage, step);
    case 'post':
      return postToApp(stage, step);
    case 'call':
      sandbox.inboundCall({ from: person.phone, to: step.to });
      return;
    case 'listen':
      return listen(stage, step);
    case 'press':
      sandbox.pressDigits({ number: person.phone, digits: step.digits });
      return;
    case 'answer':
    case 'decline':
    case 'hangUp':
      return usePhone(stage, step);
    case 'accountEvent':
      reportAccountEvent(stage, step);
      return;
    case 'pause':
      return unlessStopped(stage, sandbox.advance(step.seconds * 1_000));
    case 'expectNothing':
      return expectNothing(stage, step);
  }
}

function write(stage: Stage, { by, channel = 'whatsapp', text, media, location }: WriteStep): void {
  const { name, phone } = personOf(stage, by);
  if (channel === 'sms' && text !== undefined) stage.sandbox.inboundSms({ from: phone, text });
  else stage.sandbox.inboundChat({ from: phone, name, channel, text, media, location });
}

async function waitForMessage(stage: Stage, { by, text, channel, withinSeconds }: WaitStep): Promise<void> {
  const { name, phone } = personOf(stage, by);
  const wanted = [
    ...(text === undefined ? [] : [`“${text}”`]),
    ...(channel === undefined ? [] : [`on ${channel}`]),
  ];
  const message = await within(
    stage,
    withinSeconds,
    () => newMessages(stage, phone, { text, channel })[0],
    `a message ${wanted.join(' ')} to ${name}`,
  );
  stage.seen.add(message.umid);
  stage.lastMessages.set(phone, message);
}

/** What has arrived at a phone and was not awaited yet, oldest first. */
function newMessages(
  { sandbox, seen }: Stage,
  phone: string,
  filter: { readonly text?: string | undefined; readonly channel?: string | undefined },
): readonly Message[] {
  const { text, channel } = filter;
  return sandbox
    .messages({
      to: phone,
      direction: 'outbound',
      ...(text === undefined ? {} : { text }),
      ...(channel === undefined ? {} : { channel }),
    })
    .filter(({ umid, status }) => !seen.has(umid) && ['delivered', 'read'].includes(status.state));
}

function tap(stage: Stage, { by, button, row, as }: TapStep): void {
  const { umid } = lastMessageOf(stage, personOf(stage, by));
  stage.sandbox.reply({ umid, button, row, as });
}

async function listen(stage: Stage, { by, text, withinSeconds }: ListenStep): Promise<void> {
  const { name, phone } = personOf(stage, by);
  const isSaid = (said: string): boolean => said.toLowerCase().includes(text.toLowerCase());
  await within(
    stage,
    withinSeconds,
    () => stage.sandbox.callSessions({ search: phone }).at(-1)?.heard.some(isSaid),
    `“${text}” in a call of ${name}`,
  );
}

async function usePhone(stage: Stage, { do: kind, by, withinSeconds }: PhoneStep): Promise<void> {
  const { name, phone } = personOf(stage, by);
  const { sandbox } = stage;
  const call = { number: phone };
  const act = (): unknown => {
    if (kind === 'answer') return sandbox.answerCall(call);
    return kind === 'decline' ? sandbox.declineCall(call) : sandbox.hangUp(call);
  };
  // It throws until the phone rings.
  await within(stage, withinSeconds, act, `a call to ${name}`);
}

function reportAccountEvent({ sandbox }: Stage, { eventType, details }: AccountEventStep): void {
  if (sandbox.businessEvent({ eventType, details })) return;
  throw new Error('Nobody would hear of it: no webhook for account events (type CABM) is registered');
}

async function expectNothing(stage: Stage, { by, channel, seconds }: ExpectNothingStep): Promise<void> {
  const { name, phone } = personOf(stage, by);
  await unlessStopped(stage, sleep(seconds * 1_000, undefined, { ref: false }));
  const [message] = newMessages(stage, phone, { channel });
  if (message) throw new Error(`${name} got a message: “${message.text}”`);
}
