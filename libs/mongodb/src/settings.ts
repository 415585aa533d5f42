/** Where MongoDB is, and who asks. What is set beside the URL wins over what stands in it. */
export interface MongoSettings {
  /** `mongodb://` or `mongodb+srv://`, with the hosts and, as a path, the name of the database; `jejak` without one. */
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** PEM file of the authority that signed the servers' certificates; turns TLS on. */
  readonly caFile?: string;
  /** How long a server may leave a command without an answer, in milliseconds; 30,000 if left out. */
  readonly silenceMs?: number;
  /** How long to look for a server that may be written to, in milliseconds; 5,000 if left out. */
  readonly selectionMs?: number;
}
