import { PASSWORD } from '../support/open-office.ts';

export interface Credentials {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

export async function logIn(url: string, login: string): Promise<Credentials> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}
