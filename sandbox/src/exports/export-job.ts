/** A log export that takes its time. */
export interface ExportJob {
  readonly jobId: string;
  readonly product: 'sms' | 'chatapps';
  readonly subAccountId: string;
  readonly filter: {
    readonly from: number;
    readonly to: number;
    readonly phoneNumber?: string;
    /** The ID on the channel of one customer. */
    readonly channelUserId?: string;
    readonly countries?: readonly string[];
    readonly limit: number;
  };
  status: 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';
  /** What the link to the file ends with, once it succeeded. */
  token?: string;
  expires?: string;
  csv?: string;
}
