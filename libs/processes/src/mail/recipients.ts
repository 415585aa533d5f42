import { type Addressee, type Instant, inForce, isSamePosition, type OfficeState } from '@jejak/domain';

/** The accounts behind addressees: who holds the position now, and who stands in for it by a mandate; each once. */
export function recipientsOf(office: OfficeState, to: readonly Addressee[], at: Instant): readonly string[] {
  const users = to.flatMap((addressee) => {
    if ('user' in addressee) return [addressee.user];
    const { position } = addressee;
    const holders = office.tenures.filter((held) => isSamePosition(held.position, position) && inForce(held, at));
    const deputies = office.mandates.filter((lent) => isSamePosition(lent.of, position) && inForce(lent, at));
    return [...holders, ...deputies].map(({ user }) => user);
  });
  return [...new Set(users)];
}
