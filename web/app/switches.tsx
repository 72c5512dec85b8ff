// Language and light or dark, for every face.
import { Icon, type IconName } from '../design/icon.tsx';
import { setLocale, useLocale, useTexts } from '../design/locale.ts';
import { type Choice, setTheme, useThemeChoice } from '../design/theme.ts';
import './shell.css';

const texts = {
  system: { zh: '外观：跟随系统', en: 'Appearance: system' },
  light: { zh: '外观：浅色', en: 'Appearance: light' },
  dark: { zh: '外观：深色', en: 'Appearance: dark' },
};

const NEXT: Readonly<Record<Choice, Choice>> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS: Readonly<Record<Choice, IconName>> = { system: 'screen', light: 'sun', dark: 'moon' };

export function ThemeSwitch() {
  const t = useTexts(texts);
  const choice = useThemeChoice();
  return (
    <button type="button" className="icon-button" onClick={() => setTheme(NEXT[choice])} aria-label={t(choice)} title={t(choice)}>
      <Icon name={ICONS[choice]} />
    </button>
  );
}

export function LocaleSwitch() {
  const locale = useLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <button
      type="button"
      className="icon-button"
      lang={other}
      onClick={() => setLocale(other)}
      aria-label={other === 'en' ? 'Switch to English' : '切换到中文'}
    >
      {other === 'en' ? 'EN' : '中文'}
    </button>
  );
}
