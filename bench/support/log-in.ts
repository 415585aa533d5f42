/** What a browser sends along for somebody who is logged in. */
export interface Credentials {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

export async function logIn(url: string, login: string, password: string): Promise<Credentials> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`nobody could log in as ${login}: ${await answer.text()}`);
  const { csrfToken } = (await answer.json()) as { readonly csrfToken: string };
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}
