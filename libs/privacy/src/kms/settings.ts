/** A key service with the API of HashiCorp Vault's (and OpenBao's) transit engine. */
export interface TransitSettings {
  /** `https://vault.example:8200`; plain http only where it stays on one machine. */
  readonly url: string;
  /** Where the engine is mounted; `transit` if left out. */
  readonly mount?: string;
  /** Name of the master key there, of type aes256-gcm96. */
  readonly key: string;
  /** Holds the token; read again when the service does not know it any more, since an agent renews it there. */
  readonly tokenFile: string;
  /** PEM file of the authority that signed the service's certificate; those that the system trusts if left out. */
  readonly caFile?: string;
  /** How long one call may take, in milliseconds; 5,000 if left out. */
  readonly timeoutMs?: number;
}
