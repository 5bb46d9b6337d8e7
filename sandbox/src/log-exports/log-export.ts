/** A log export that takes its time, of whatever product. */
export interface LogExport {
  readonly jobId: string;
  readonly subAccountId: string;
  status: 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';
  /** What the link to the file ends with, once it succeeded. */
  token?: string;
  expires?: string;
  csv?: string;
}

/** An export of the log of SMS or of chat apps. */
export interface ExportJob extends LogExport {
  readonly product: 'sms' | 'chatapps';
  readonly filter: {
    readonly from: number;
    readonly to: number;
    readonly phoneNumber?: string;
    /** The ID on the channel of one customer. */
    readonly channelUserId?: string;
    readonly countries?: readonly string[];
    readonly limit: number;
  };
}
