/** A WhatsApp Flow of the business. */
export interface Flow {
  readonly id: string;
  readonly channelId: string;
  name: string;
  categories: readonly string[];
  status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED';
  /** Its screens, as they were handed in: valid or not. */
  flowJson?: string;
  endPointUri?: string;
  applicationId?: string;
  /** What the address of its JSON ends with. */
  readonly jsonToken: string;
  /** What the address of the page that shows it ends with, and until when the page is there. */
  preview?: { readonly token: string; readonly expires: string };
}
