/** Why a body cannot be an event. */
export type WebhookBodyReason = 'empty' | 'xml' | 'notJson' | 'notAnObject';

const MESSAGES = {
  empty:
    'The webhook came without a body. Check that the address is called with POST, and that nothing reads the body before it gets here.',
  xml: "The webhook's body is XML, the older Wavecell format. Ask 8x8's support to remove the old webhook, then set it up again: new ones are JSON.",
  notJson:
    "The webhook's body is not JSON, so it is not one that 8x8 sends. Pass on the body exactly as it was received, or already parsed.",
  notAnObject:
    "The webhook's body is JSON, but not an object, so it is not one that 8x8 sends. Pass on the body exactly as it was received, or already parsed.",
} as const satisfies Record<WebhookBodyReason, string>;

/** A body that cannot be an event. Its message says what to do and quotes nothing of the body. */
export class WebhookBodyError extends Error {
  override readonly name = 'WebhookBodyError';

  constructor(
    /** What is wrong with the body. */
    readonly reason: WebhookBodyReason,
  ) {
    super(MESSAGES[reason]);
  }
}
