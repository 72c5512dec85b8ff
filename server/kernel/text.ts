/** A sentence or label in every language of the product. zh-CN is complete; en is for the key screens. */
export type Locale = 'zh-CN' | 'en';
export type Text = { readonly zh: string; readonly en: string };

/** Picks the language and fills `{name}` places from `params`; an unknown place stays as written. */
export function say(text: Text, locale: Locale, params: Params = {}): string {
  const sentence = locale === 'en' ? text.en : text.zh;
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

export type Params = Readonly<Record<string, string | number | boolean | null>>;
