/** That a customer lets the business call on WhatsApp. */
export interface CallPermission {
  readonly customer: string;
  readonly subAccountId: string;
  /** ISO 8601; left out, it has no end. */
  readonly expires?: string;
}
