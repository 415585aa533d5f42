/** Names of the ledger's streams. */
export const streams = {
  case: (id: string): string => `case-${id}`,
  office: (code: string): string => `office-${code}`,
  subject: (id: string): string => `subject-${id}`,
  register: (office: string, year: number): string => `register-${office}-${year}`,
  letters: (office: string, year: number): string => `letters-${office}-${year}`,
  escalation: (caseId: string): string => `escalation-${caseId}`,
  access: (office: string, date: string, node: string): string => `access-${office}-${date}-${node}`,
} as const;

export type StreamKind = keyof typeof streams;

/** Kind of a stream and what follows in its name; undefined for a stream that is not the ledger's. */
export function parseStream(name: string): { readonly kind: StreamKind; readonly key: string } | undefined {
  const dash = name.indexOf('-');
  const kind = name.slice(0, dash);
  return dash > 0 && Object.hasOwn(streams, kind) ? { kind: kind as StreamKind, key: name.slice(dash + 1) } : undefined;
}
