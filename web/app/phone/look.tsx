// antd-mobile in our colours and the user's language; light and dark follow the attribute that theme.ts sets.
import { ConfigProvider } from 'antd-mobile';
import * as enUs from 'antd-mobile/es/locales/en-US.js';
import * as zhCn from 'antd-mobile/es/locales/zh-CN.js';
import type { ReactNode } from 'react';
import { useLocale } from '../../design/locale.ts';
import './phone.css';

type MobileLocale = NonNullable<React.ComponentProps<typeof ConfigProvider>['locale']>;
const localeOf = (file: unknown): MobileLocale => {
  const { default: inner } = file as { default: MobileLocale | { default: MobileLocale } };
  return 'default' in inner ? inner.default : inner;
};
const LOCALES = { 'zh-CN': localeOf(zhCn), en: localeOf(enUs) };

export function PhoneLook({ children }: { readonly children: ReactNode }) {
  return <ConfigProvider locale={LOCALES[useLocale()]}>{children}</ConfigProvider>;
}
