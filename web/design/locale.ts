// Words beside pages: `const t = useTexts({ hello: { zh: '你好，{name}', en: 'Hello {name}' } }); t('hello', { name })`.
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale, Params, Text } from '../../server/kernel/text.ts';
import { say } from '../../server/kernel/text.ts';
import { speak } from '../client/link.ts';

export type { Locale, Text } from '../../server/kernel/text.ts';
export type Texts = Readonly<Record<string, Text>>;

const STORED = 'xiannuo.locale';
export const i18n = i18next.createInstance();

/** The user's choice on this device, else the language of the browser; Chinese where that is neither. */
function firstLocale(): Locale {
  const chosen = localStorage.getItem(STORED) ?? navigator.language;
  return chosen.startsWith('en') ? 'en' : 'zh-CN';
}

function apply(locale: Locale): void {
  document.documentElement.lang = locale;
  speak(locale);
}

/** Once, before the first render. */
export function startLocale(): void {
  const lng = firstLocale();
  void i18n.use(initReactI18next).init({
    lng,
    fallbackLng: 'zh-CN',
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  apply(lng);
}

export function setLocale(locale: Locale): void {
  localStorage.setItem(STORED, locale);
  apply(locale);
  void i18n.changeLanguage(locale);
}

export function useLocale(): Locale {
  const { i18n: current } = useTranslation(undefined, { i18n });
  return current.language === 'en' ? 'en' : 'zh-CN';
}

const namespaces = new WeakMap<Texts, string>();
let named = 0;

function namespaceOf(texts: Texts): string {
  const known = namespaces.get(texts);
  if (known) return known;
  const namespace = `texts-${++named}`;
  const pick = (language: 'zh' | 'en') => Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[language]]));
  i18n.addResourceBundle('zh-CN', namespace, pick('zh'));
  i18n.addResourceBundle('en', namespace, pick('en'));
  namespaces.set(texts, namespace);
  return namespace;
}

/** Keys `x_one` / `x_other` are plurals of `x` (give `count`). */
export function useTexts<T extends Texts>(texts: T) {
  const { t } = useTranslation(namespaceOf(texts), { i18n });
  const translate = t as unknown as (key: string, params: Params) => string;
  return useCallback((key: (keyof T & string) | PluralOf<keyof T & string>, params: Params = {}): string => translate(key, params), [translate]);
}

type PluralOf<K> = K extends `${infer Base}_other` ? Base : never;

/** Says a `Text` that came from data: a label, a clause, a menu title. */
export function useSay(): (text: Text, params?: Params) => string {
  const locale = useLocale();
  return useCallback((text, params) => say(text, locale, params), [locale]);
}
