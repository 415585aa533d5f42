import {
  adoptionByHash,
  calendarAtRevision,
  type OfficeCalendar,
  type OfficeState,
  type Standard,
} from '@jejak/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Offices } from '../directory/index.ts';
import { OFFICES } from '../tokens.ts';

/** What a case is measured by. */
export interface Rules {
  readonly office: OfficeState;
  readonly standard: Standard;
  readonly calendar: OfficeCalendar;
}

interface Bound {
  readonly id: string;
  readonly office: string;
  readonly standard: string;
  readonly calendarRevision: number;
  /** Revision of the office by which the case was taken in: the office that is found knows what it was bound to then. */
  readonly openedRevision?: number;
}

/** Finds the standard and the calendar that the read model of a case is bound to. */
@Injectable()
export class CaseRules {
  constructor(@Inject(OFFICES) private readonly offices: Offices) {}

  async of(bound: Bound): Promise<Rules> {
    const office = await this.officeThatKnows(bound);
    const standard = office && adoptionByHash(office, bound.standard)?.standard;
    const calendar = office && calendarAtRevision(office, bound.calendarRevision);
    if (!office || !standard || !calendar)
      throw new Error(`case ${bound.id} is bound to what its office never adopted`);
    return { office, standard, calendar };
  }

  /** The read model may have seen an adoption or a calendar that is still on its way here. */
  private async officeThatKnows(bound: Bound): Promise<OfficeState | undefined> {
    const { office: code, standard, calendarRevision, openedRevision = -1 } = bound;
    const office = this.offices.get(code);
    const isAsFar = office && office.revision >= Math.max(calendarRevision, openedRevision);
    const knows = isAsFar && adoptionByHash(office, standard);
    return knows ? office : this.offices.fresh(code);
  }
}
