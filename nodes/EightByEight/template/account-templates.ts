import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { nodeErrorFrom } from '../../shared/node-error';
import { spelledLow, definitionFrom, type Definition } from './definition';
import { channelName } from './names';

/** The templates of the WhatsApp channel that the node names, those that may be sent. */
export async function approvedTemplates(context: ILoadOptionsFunctions): Promise<Definition[]> {
  const channelId = context.getNodeParameter(channelName, '') as unknown;
  if (typeof channelId !== 'string' || channelId.trim() === '') {
    throw new NodeOperationError(context.getNode(), 'WhatsApp Channel ID is empty', {
      description: 'Copy it from 8x8 Connect: 8x8 lists templates a channel, or choose the template By Name.',
    });
  }
  try {
    const client = await clientFor(context);
    const found: Definition[] = [];
    for await (const row of client.chatApps.getTemplates({ channelId: channelId.trim() })) {
      const definition = definitionFrom(row);
      if (spelledLow(definition.status) === 'approved') found.push(definition);
    }
    return found;
  } catch (thrown) {
    throw nodeErrorFrom(context.getNode(), thrown);
  }
}
