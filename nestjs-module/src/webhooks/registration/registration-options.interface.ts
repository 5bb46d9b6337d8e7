/** Which webhooks the app registers at 8x8 when it starts, and how. */
export interface RegistrationOptions {
  /** The URL at which 8x8 reaches this app: `https://example.com`. `webhooks.path` is appended. */
  readonly publicUrl: string;
  /** The products whose webhooks are registered. Default: those whose events the app's handlers subscribe to. */
  readonly products?: readonly ('sms' | 'chatapps' | 'voice')[];
  /** The subaccount whose SMS and chat events are posted; `'*'` for all. Default: `'*'`. */
  readonly subAccountId?: string;
  /** Replaces a webhook that another URL has registered. Default: `false`, and such a webhook stops the app. */
  readonly replace?: boolean;
  /** Removes the webhooks on shutdown, unless another URL has replaced this app's URL. Default: `false`. */
  readonly cleanUp?: boolean;
}
