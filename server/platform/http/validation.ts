// Zod's findings in the user's language.
import { z } from 'zod';
import type { Locale } from '../../kernel/text.ts';

const languages = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

type Issue = { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined };

export function inLanguage(issue: Issue, locale: Locale): { path: string; message: string } {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  // A message a schema gave by itself (custom refinements) has no other language.
  const told = 'code' in issue && issue.code !== 'custom' ? languages[locale](issue as never) : undefined;
  return { path, message: (typeof told === 'string' ? told : told?.message) ?? issue.message };
}
