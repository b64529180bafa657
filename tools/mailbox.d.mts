export interface Mailbox {
  /** For the API's setting SMTP_URL. */
  url: string;
  /** Each mail is a file here, named by when it came and whom it is for. */
  folder: string;
  stop(): Promise<void>;
}

/** Without a port: on any that is free. */
export function openMailbox(options: { folder: string; port?: number }): Promise<Mailbox>;
