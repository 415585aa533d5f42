interface Input {
  readonly name: string;
  readonly type: 'text' | 'password';
  readonly label: string;
  readonly english: string;
  readonly autocomplete: string;
}

const NAME: Input = { name: 'name', type: 'text', label: 'Nama', english: 'Name', autocomplete: 'name' };
const LOGIN: Input = {
  name: 'login',
  type: 'text',
  label: 'Nama pengguna',
  english: 'Login',
  autocomplete: 'username',
};
const PASSWORD: Input = {
  name: 'password',
  type: 'password',
  label: 'Kata sandi (paling sedikit 12 karakter)',
  english: 'Password (at least 12 characters)',
  autocomplete: 'new-password',
};

/** The token stays in the address; the script sends it with the form. Nothing of a request is put into the page. */
function page(title: string, english: string, action: string, inputs: readonly Input[]): string {
  const fields = inputs.map(
    ({ name, type, label, english: inEnglish, autocomplete }) =>
      `<label>${label} <span lang="en">${inEnglish}</span>
        <input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label>`,
  );
  return `<!doctype html>
<html lang="id">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Jejak</title>
    <link rel="stylesheet" href="/link.css">
    <script src="/link.js" defer></script>
  </head>
  <body>
    <main>
      <p class="product">Jejak</p>
      <h1>${title}</h1>
      <p lang="en">${english}</p>
      <form data-action="${action}">
        ${fields.join('\n        ')}
        <button>Simpan <span lang="en">Save</span></button>
      </form>
      <p role="status" aria-live="polite"></p>
      <noscript>Halaman ini memerlukan JavaScript. <span lang="en">This page needs JavaScript.</span></noscript>
    </main>
  </body>
</html>
`;
}

export const SETUP_PAGE = page('Akun administrator pertama', 'The first administrator account', '/api/setup', [
  NAME,
  LOGIN,
  PASSWORD,
]);

export const INVITATION_PAGE = page('Buat kata sandi', 'Set your password', '/api/invitations/redeem', [PASSWORD]);

export const PAGE_SCRIPT = `const form = document.querySelector('form');
const status = document.querySelector('[role=status]');
const token = new URLSearchParams(location.search).get('token') ?? '';
history.replaceState(null, '', location.pathname);
const post = (address, body) => {
  const headers = { 'content-type': 'application/json', 'accept-language': 'id' };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null);
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  status.textContent = '…';
  const { login, password, ...given } = Object.fromEntries(new FormData(form));
  const answer = await post(form.dataset.action, { token, ...given, password, ...(login ? { login } : {}) });
  if (answer?.ok) {
    form.hidden = true;
    const session = login ? await post('/api/session', { login, password }) : null;
    status.textContent = session?.ok
      ? 'Tersimpan. Anda sudah masuk. / Saved. You are logged in.'
      : 'Tersimpan. Silakan masuk. / Saved. Please log in.';
    return;
  }
  const problem = await answer?.json().catch(() => null);
  status.textContent = problem ? [problem.title, problem.detail].filter(Boolean).join(': ') : 'Server tidak menjawab. / No answer.';
});
`;

export const PAGE_STYLE = `body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; color: #1b1b1b; background: #fff; }
main { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
.product { margin: 0 0 1.5rem; font-weight: 600; color: #0b5d3b; }
[role=status] { font-weight: 600; overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0; font-weight: 600; }
/* Each language keeps to itself where a line ends. */
label span { display: inline-block; }
span[lang=en], p[lang=en] { color: #595959; font-weight: 400; }
input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 2px solid #1b1b1b; }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border: 0; color: #fff; background: #0b5d3b; }
button span[lang=en] { color: #fff; }
:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; }
`;
