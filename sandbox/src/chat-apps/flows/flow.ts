import type { SandboxContext } from '../../engine/context';

export interface Flow {
  readonly id: string;
  readonly channelId: string;
  name: string;
  categories: readonly string[];
  status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
  /** The screens as sent, valid or not. */
  flowJson?: string;
  endPointUri?: string;
  applicationId?: string;
  /** The token in the URL of the Flow JSON. */
  readonly jsonToken: string;
  /** The token in the URL of the preview page, and when it expires. */
  preview?: { readonly token: string; readonly expires: string };
}

/** The path below which the JSON and the previews of Flows are served. It is not part of 8x8's API. */
export const flowFolder = '/chatapps/flows';

export function flowJsonUrl({ url }: SandboxContext, { id, jsonToken }: Flow): string {
  return `${url}${flowFolder}/${id}/flow.json?token=${jsonToken}`;
}

export function flowPreviewUrl({ url }: SandboxContext, id: string, token: string): string {
  return `${url}${flowFolder}/${id}/preview?token=${token}`;
}
