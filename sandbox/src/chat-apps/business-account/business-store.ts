import type { StoredFile } from '../files';
import type { Flow } from '../flows/flow';
import type { CallPermission } from './call-permissions';

/** The WhatsApp data of a business, besides messages and templates. */
export interface BusinessAccountStore {
  readonly flows: Flow[];
  readonly files: StoredFile[];
  readonly callPermissions: CallPermission[];
  /** Names that cannot be reused yet. */
  readonly deletedTemplates: { readonly name: string; readonly at: number }[];
}

export function createBusinessAccountStore(): BusinessAccountStore {
  return { flows: [], files: [], callPermissions: [], deletedTemplates: [] };
}
