import type { Definition, Trigger } from '../../../automation/definition';
import { ask } from '../../dialogs/dialog';
import { navigate } from '../../state/location';
import { runOperation } from '../../state/run-operation';
import { parseJson } from './parse-json';

export const triggerTitles: Readonly<Record<Trigger, string>> = {
  inbound_sms: 'Inbound SMS',
  inbound_chat_apps: 'Inbound chat message',
  http_request: 'HTTP request',
};

/** Data as the trigger would bring it. */
const samples: Readonly<Record<Trigger, object>> = {
  inbound_sms: {
    payload: {
      source: '+6591234567',
      destination: '+6580880888',
      body: 'Hello',
      user: { msisdn: '+6591234567' },
      content: { text: 'Hello' },
    },
  },
  inbound_chat_apps: {
    payload: {
      user: { msisdn: '+6591234567', name: 'Mei' },
      recipient: { channel: 'whatsapp' },
      type: 'Text',
      content: { text: 'Hello' },
    },
  },
  http_request: { number: '+6591234567' },
};

/** Asks for the data of a workflow and starts it. */
export async function startByHand({ id, trigger, name }: Definition): Promise<void> {
  let workflow: string | undefined;
  await ask(
    `Start ${name}`,
    <label>
      Data of the trigger, as JSON
      <textarea
        name="json"
        rows={12}
        spellcheck={false}
        defaultValue={JSON.stringify(samples[trigger], undefined, 2)}
      />
    </label>,
    'Start',
    async ({ json = '' }) => {
      const data = parseJson(json);
      ({ workflowId: workflow } = await runOperation('automation.startWorkflow', {
        definitionId: id,
        trigger: data as never,
      }));
    },
  );
  if (workflow !== undefined) navigate({ details: { workflow } });
}
