// Words beside pages: `const t = useTexts({ hello: { zh: '你好，{name}', en: 'Hello {name}' } }); t('hello', { name })`.
// No library: a page of forty lines asks for its words hundreds of times, and every kilobyte of the first load is paid for on slow 4G.
import { useCallback, useSyncExternalStore } from 'react';
import type { Locale, Params, Text } from '../../server/kernel/text.ts';
import { say } from '../../server/kernel/text.ts';
import { speak } from '../client/link.ts';

export type { Locale, Text } from '../../server/kernel/text.ts';
export type Texts = Readonly<Record<string, Text>>;

const STORED = 'xiannuo.locale';
const listeners = new Set<() => void>();
let spoken: Locale = 'zh-CN';

/** The user's choice on this device, else the language of the browser; Chinese where that is neither. */
function firstLocale(): Locale {
  const chosen = localStorage.getItem(STORED) ?? navigator.language;
  return chosen.startsWith('en') ? 'en' : 'zh-CN';
}

function apply(locale: Locale): void {
  spoken = locale;
  document.documentElement.lang = locale;
  speak(locale);
  for (const listener of listeners) listener();
}

/** Once, before the first render. */
export const startLocale = (): void => apply(firstLocale());

export function setLocale(locale: Locale): void {
  localStorage.setItem(STORED, locale);
  apply(locale);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLocale = (): Locale => useSyncExternalStore(subscribe, () => spoken);

export function useTexts<T extends Texts>(texts: T) {
  const locale = useLocale();
  return useCallback((key: keyof T & string, params: Params = {}): string => say(texts[key] as Text, locale, params), [texts, locale]);
}

/** Names one after the other, as the language puts them. */
export function useJoin(): (names: readonly (string | false | null | undefined)[]) => string {
  const locale = useLocale();
  return useCallback((names) => names.filter(Boolean).join(locale === 'en' ? ', ' : '、'), [locale]);
}

/** Says a `Text` that came from data: a label, a clause, a menu title. */
export function useSay(): (text: Text, params?: Params) => string {
  const locale = useLocale();
  return useCallback((text, params) => say(text, locale, params), [locale]);
}

/** Options of a filter: everything first, then each code by its label. */
export function useOptions(): (all: string, labels: Readonly<Record<string, Text>>) => { value: string; label: string }[] {
  const say = useSay();
  return (all, labels) => [{ value: '', label: all }, ...Object.entries(labels).map(([value, label]) => ({ value, label: say(label) }))];
}
