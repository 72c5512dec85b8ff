// Ant Design in our colours, light and dark, in the user's language.
import { App, ConfigProvider, theme } from 'antd';
import * as enUs from 'antd/es/locale/en_US.js';
import * as zhCn from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useEffect } from 'react';
import { useLocale } from '../../design/locale.ts';
import { type Scheme, useScheme } from '../../design/theme.ts';

type AntLocale = NonNullable<React.ComponentProps<typeof ConfigProvider>['locale']>;
// The packages are typed as CommonJS and bundled as modules: the default may be one level deeper.
const localeOf = (file: unknown): AntLocale => {
  const { default: inner } = file as { default: AntLocale | { default: AntLocale } };
  return 'default' in inner ? inner.default : inner;
};
const LOCALES = { 'zh-CN': localeOf(zhCn), en: localeOf(enUs) };

const COLOURS = {
  light: {
    primary: '#14794a',
    success: '#14794a',
    danger: '#c4302b',
    warning: '#9a5b00',
    info: '#2b63a8',
    ground: '#f5f7f5',
    card: '#ffffff',
    ink: '#17211b',
    line: '#d5ddd7',
    chosen: '#e5f4ea',
    onPrimary: '#ffffff',
  },
  dark: {
    primary: '#34b870',
    success: '#34b870',
    danger: '#ef5b52',
    warning: '#e8a628',
    info: '#8cb8f0',
    ground: '#0f1411',
    card: '#171d19',
    ink: '#e7ede9',
    line: '#3d4841',
    chosen: '#173324',
    onPrimary: '#06160d',
  },
} as const satisfies Record<Scheme, object>;

function themeOf(scheme: Scheme) {
  const colour = COLOURS[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colour.primary,
      colorSuccess: colour.success,
      colorError: colour.danger,
      colorWarning: colour.warning,
      colorInfo: colour.info,
      colorLink: scheme === 'dark' ? '#55c98a' : colour.primary,
      colorLinkHover: scheme === 'dark' ? '#7fdcaa' : '#0f5f39',
      colorBgLayout: colour.ground,
      colorBgContainer: colour.card,
      colorBgElevated: scheme === 'dark' ? '#1f2722' : '#ffffff',
      colorTextBase: colour.ink,
      colorBorder: colour.line,
      borderRadius: 6,
      fontFamily: 'var(--font)',
      wireframe: false,
    },
    components: {
      Button: { primaryColor: colour.onPrimary, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: { headerBorderRadius: 6, rowSelectedBg: colour.chosen, rowSelectedHoverBg: colour.chosen },
    },
  };
}

export function DeskLook({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  const scheme = useScheme();
  useEffect(() => void dayjs.locale(locale === 'en' ? 'en' : 'zh-cn'), [locale]);
  return (
    <ConfigProvider locale={LOCALES[locale]} theme={themeOf(scheme)} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%' }} message={{ maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
