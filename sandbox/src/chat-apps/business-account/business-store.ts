import type { CallPermission } from './call-permissions';
import type { StoredFile } from '../files';
import type { Flow } from '../flows/flow';

/** What a business has with WhatsApp beside its messages and templates. */
export interface BusinessAccountStore {
  readonly flows: Flow[];
  readonly files: StoredFile[];
  readonly callPermissions: CallPermission[];
  /** Names that cannot be used again for a while. */
  readonly deletedTemplates: { readonly name: string; readonly at: number }[];
}

export function createBusinessAccountStore(): BusinessAccountStore {
  return { flows: [], files: [], callPermissions: [], deletedTemplates: [] };
}
