import type { SandboxContext } from '../../engine/context';
import { defineTable } from '../../engine/state/table-definition';

/** A WhatsApp Flow: a form of one or more screens that customers fill in inside WhatsApp. */
export interface Flow {
  readonly id: string;
  readonly channelId: string;
  readonly name: string;
  readonly categories: readonly string[];
  readonly status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
  /** The screens as sent, valid or not. */
  readonly flowJson?: string;
  readonly endPointUri?: string;
  readonly applicationId?: string;
  /** The token in the URL of the Flow JSON. */
  readonly jsonToken: string;
  /** The token in the URL of the preview page, and when it expires. */
  readonly preview?: { readonly token: string; readonly expires: string };
}

export const flowTable = defineTable<Flow>({
  name: 'flows',
  key: ({ id }) => id,
  fields: { id: 'string', channelId: 'string', name: 'string', status: 'string', jsonToken: 'string' },
});

/** The path below which the JSON and the previews of Flows are served. It is not part of 8x8's API. */
export const flowFolder = '/chatapps/flows';

export function flowJsonUrl({ url }: SandboxContext, { id, jsonToken }: Flow): string {
  return `${url}${flowFolder}/${id}/flow.json?token=${jsonToken}`;
}

export function flowPreviewUrl({ url }: SandboxContext, id: string, token: string): string {
  return `${url}${flowFolder}/${id}/preview?token=${token}`;
}
