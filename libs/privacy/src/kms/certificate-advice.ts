/** Of https://nodejs.org/api/tls.html#x509-certificate-error-codes, and of the check of the name. */
const UNTRUSTED = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'INVALID_CA',
]);

/** What to change where a connection failed because of the service's certificate; null where it was something else. */
export function certificateAdvice(failure: unknown): string | null {
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';
  if (UNTRUSTED.has(code)) return 'is not trusted: name the authority that signed it in KMS_CA_FILE';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'is for another name: use one of its names in KMS_URL';
  if (code === 'CERT_HAS_EXPIRED') return "has expired: renew it there (or set this machine's clock)";
  if (code === 'CERT_NOT_YET_VALID') return 'is not valid yet: look at the clocks of both machines';
  return null;
}
