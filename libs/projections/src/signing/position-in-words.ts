import { type OfficeState, type Position, ROLE_LABELS, type Role, unitOf } from '@jejak/domain';

const HEADS: { readonly [role in Role]?: string } = {
  head: 'Kepala Dinas',
  'division-head': 'Kepala Bidang',
  'section-head': 'Kepala Seksi',
};

/** A position as a letter prints it, in Indonesian: `Kepala Bidang Rehabilitasi Sosial`. */
export function positionInWords({ role, unit: code }: Position, office: OfficeState): string {
  const title = HEADS[role] ?? plainTitle(role);
  const unit = unitOf(office, code);
  if (role === 'head' || !unit || unit.parent === null) return title;
  const kind = title.slice('Kepala '.length);
  return unit.name.startsWith(`${kind} `) ? `Kepala ${unit.name}` : `${title} pada ${unit.name}`;
}

/** The label without what it explains in brackets. */
function plainTitle(role: Role): string {
  return ROLE_LABELS[role].id.replace(/ \(.*\)$/, '');
}
