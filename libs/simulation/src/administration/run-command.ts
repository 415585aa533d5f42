import type { OfficeCommand } from '@jejak/domain';
import type { SimulatedOffice } from '../offices/index.ts';
import { accepted, type World } from '../world/index.ts';

/** Runs a command on an office by somebody at one of its posts; gives the id that names what it brought into being. */
export async function runBy(
  post: string,
  office: SimulatedOffice,
  command: OfficeCommand,
  { ledger, requests }: World,
): Promise<string> {
  const { code } = office.plan;
  const request = requests.by(office.officer(post).user, code);
  accepted(await ledger.onOffice(code, command, request));
  return request.commandId;
}
