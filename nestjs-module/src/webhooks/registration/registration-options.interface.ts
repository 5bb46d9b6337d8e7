/** What the app sets at 8x8 when it starts. */
export interface RegistrationOptions {
  /** Where 8x8 reaches this app: `https://example.com`. `webhooks.path` is added to it. */
  readonly publicUrl: string;
  /** Which products' webhooks. By default those whose events some method handles. */
  readonly products?: readonly ('sms' | 'chatapps' | 'voice')[];
  /** The subaccount whose SMS and chat events are meant: `'*'`, all of them, by default. */
  readonly subAccountId?: string;
  /** Takes slots that hold another URL. Off by default: then such a slot stops the app. */
  readonly replace?: boolean;
  /** Empties the slots when the app shuts down, as long as they still hold its URL. Off by default. */
  readonly cleanUp?: boolean;
}
