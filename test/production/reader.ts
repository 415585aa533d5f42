import { DEMO_PASSWORD } from '@jejak/simulation';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Somebody who is logged in and asks, one question after another. */
export class Reader {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async logIn(url: string, login: string): Promise<Reader> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    });
    if (answer.status !== 200) throw new Error(`${login} is not let in: ${answer.status} ${await answer.text()}`);
    return new Reader(url, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }

  async ask(path: string): Promise<Answer> {
    const answer = await fetch(this.#url + path, { headers: { cookie: this.#cookie } });
    return { status: answer.status, body: await answer.text() };
  }
}
