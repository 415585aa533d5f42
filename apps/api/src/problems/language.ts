export type Language = 'id' | 'en';
export type InBoth = { readonly [language in Language]: string };

/** The language that Accept-Language (RFC 9110, section 12.5.4) prefers among ours; Indonesian where it says nothing. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    const language = languageByTag(tag.toLowerCase());
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'id';
}

function languageByTag(tag: string): Language | undefined {
  const primary = tag.split('-')[0];
  // `in` is the old code of Indonesian, which some systems still send.
  return primary === 'id' || primary === 'in' ? 'id' : primary === 'en' ? 'en' : undefined;
}
