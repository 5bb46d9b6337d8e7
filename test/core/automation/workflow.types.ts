/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what must not compile has no type */
/**
 * Tests the types of the workflow builder: of triggers, steps and the values that steps keep. It must compile and is
 * never run. Lines with @ts-expect-error must not compile.
 */
import {
  equals,
  given,
  steps,
  within,
  workflow,
  type Reference,
  type WorkflowStep,
} from '../../../core/src/automation';
import type { EightByEightClient } from '../../../core/src/generated';

export function knowsWhatTriggersIt(): void {
  workflow({ name: 'SMS', trigger: 'inbound_sms' }, (data) => {
    const text: Reference<string> = data.payload.body;
    // @ts-expect-error an SMS has a body, and no content
    data.payload.content;
    return [steps.branch('a', { b: equals(text, 'yes') })];
  });
  workflow({ name: 'Chat', trigger: 'inbound_chat_apps' }, (data) => {
    const tapped: Reference<string> = data.payload.content.interactive.button_reply.id;
    // @ts-expect-error a chat message has no source
    data.payload.source;
    return [steps.branch('a', { b: given(tapped) })];
  });
  workflow<'http_request', { order: { id: string } }>({ name: 'HTTP', trigger: 'http_request' }, (data) => {
    const account: Reference<string> = data.accountId;
    // @ts-expect-error the request has no such field
    data.order.total;
    return [steps.branch('a', { b: equals(data.order.id, account) })];
  });
  workflow({ name: 'HTTP', trigger: 'http_request' }, (data) => [
    steps.branch('a', { b: given(within(data, 'anything', 'within', 'it')) }),
  ]);
  // @ts-expect-error there is no such trigger
  workflow({ name: 'Fax', trigger: 'inbound_fax' }, () => []);
}

export function knowsWhatStepsTake(): void {
  // @ts-expect-error an SMS needs a text
  steps.sms('a', { subAccountId: 'b', destination: '+6591234567' });
  // @ts-expect-error a message needs a recipient
  steps.chatAppsMessage('a', { subAccountId: 'b', type: 'text', content: { text: 'c' } });
  steps.sms('a', { subAccountId: 'b', destination: 'c', text: 'd', scheduled: new Date() });
  const location = { latitude: '1.3', longitude: '103.8' };
  const to = { subAccountId: 'b', user: { msisdn: '+6591234567' } };
  // @ts-expect-error a latitude is a number or an expression, as in Send Message
  steps.chatAppsMessage('a', { ...to, type: 'location', content: { location } });
  // @ts-expect-error a condition is an expression, not a text
  steps.branch('a', { b: 'data.c == 1' });
  // @ts-expect-error there are no weeks
  steps.wait('a', { weeks: 1 });
}

export function knowsWhatStepsKeep(): void {
  const sms = steps.waitForReply(
    'a',
    { from: '+6591234567', channel: 'sms' },
    { keep: ({ reply }) => ({ answer: reply.payload.body }) },
  );
  const answer: Reference<string | undefined> = sms.kept.answer;
  // @ts-expect-error the step does not keep this value
  sms.kept.question;
  steps.waitForReply(
    'a',
    { from: 'SG.1349120865530274', channel: 'whatsapp' },
    {
      keep: ({ reply }) => ({ answer: reply.payload.content.text }),
      // @ts-expect-error the condition can only use kept values
      choose: (kept) => ({ b: kept.question }),
    },
  );
  steps.waitForReply(
    'a',
    { from: 'x', channel: 'sms' },
    // @ts-expect-error the body of a reply is that of the channel
    { keep: ({ reply }) => ({ a: reply.payload.content }) },
  );
  steps.branch('b', { c: equals(answer, 'yes') });
}

export async function travelsThroughTheClient(client: EightByEightClient): Promise<void> {
  const definition = workflow({ name: 'A', trigger: 'inbound_sms' }, () => [steps.wait('a', { days: 1 })]);
  const created = await client.automation.createDefinition(definition);
  const id: string | undefined = created.id;
  const [latest] = await client.automation.getDefinition({ definitionId: id ?? '' });
  for (const step of latest?.definition.steps ?? []) if (step.stepType === 'SMS') step.inputs.text.trim();
  for await (const workflow of client.automation.getWorkflows({
    definitionId: '0',
    startTimeFrom: new Date(),
  })) {
    const ended: string | null = workflow.completedAt;
    if (ended !== null) return;
  }
  // @ts-expect-error a definition has a trigger
  await client.automation.createDefinition({ definition: definition.definition });
  // @ts-expect-error a started workflow has an ID and nothing else
  (await client.automation.startWorkflow({ definitionId: '0' })).status;
  await client.automation.changeWorkflow({ definitionId: '0', workflowId: '1', status: 'suspend' });
}

export const typedStepByStep: readonly WorkflowStep[] = [
  { id: 'a', stepType: 'SMS', inputs: { subAccountId: 'b', destination: '{{data.c}}', text: 'd' } },
  {
    id: 'e',
    stepType: 'If',
    inputs: { condition: '{{data.f}}' },
    do: [[{ id: 'g', stepType: 'Wait', inputs: { duration: '1' } }]],
  },
  // @ts-expect-error a Wait does not take what an SMS takes, and needs a duration
  { id: 'h', stepType: 'Wait', inputs: { text: 'i' } },
  // @ts-expect-error steps within an If are typed as well
  { id: 'j', stepType: 'If', do: [[{ id: 'k', stepType: 'SMS', inputs: { text: 'l' } }]] },
];
