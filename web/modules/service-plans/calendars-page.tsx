// Calendars: a month with its working hours, holidays and make-up days; "does this day work?"; years nobody has loaded say so aloud.
import { Button, Select } from 'antd';
import { useState } from 'react';
import { shanghaiDate } from '../../../server/kernel/time.ts';
import { useSearchState } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { serverNow } from '../../design/now.ts';
import { Refused, WhenRead } from '../../design/states.tsx';
import { showTime } from '../../design/time.ts';
import { TimeText } from '../../design/time-text.tsx';
import { ActForm } from '../cases/act-form.tsx';
import '../cases/forms.css';
import { addMonths, type CalendarText, lastOf, monthOf, namedIn, readCalendar } from './calendar-text.ts';
import './desk.css';
import { type Days, MonthView } from './month-view.tsx';
import { YamlBox } from './plan-text.tsx';
import { type Choice, useCalendarChoices } from './use-calendar-choices.ts';

type Files = Answer<typeof api.servicePlans.listCalendars>;

const texts = {
  title: { zh: '日历', en: 'Calendars' },
  sub: { zh: '哪些时间算工作时间。时限按条款自己的日历计算。', en: 'Which hours count. Each clause runs on its own calendar.' },
  choose: { zh: '选择日历', en: 'Choose a calendar' },
  previous: { zh: '上个月', en: 'Previous month' },
  next: { zh: '下个月', en: 'Next month' },
  today: { zh: '本月', en: 'This month' },
  month: { zh: '{year} 年 {month} 月', en: '{month}/{year}' },
  ask: { zh: '这一天上班吗？', en: 'Does this day work?' },
  yesDay: { zh: '{day}：上班。', en: '{day}: works.' },
  makeUpDay: { zh: '{day}：调休上班。', en: '{day}: make-up day, works.' },
  yes: { zh: '{day}：上班，共 {hours} 小时。', en: '{day}: works, {hours} hours.' },
  no: { zh: '{day}：不上班。', en: '{day}: does not work.' },
  holiday: { zh: '{day}：不上班（{name}）。', en: '{day}: does not work ({name}).' },
  makeUp: { zh: '{day}：调休上班，共 {hours} 小时。', en: '{day}: make-up day, works {hours} hours.' },
  unknown: {
    zh: '{day}：未知。这一天还没有人说过上班还是休息，系统不会猜；遇到这一天的时限会标明“未知”，载入日历后自动补判。',
    en: '{day}: unknown. Nobody has said so; the machine does not guess. Clocks meeting this day say “unknown” and are judged once it is loaded.',
  },
  unknownDays: {
    zh: '这个月有 {count} 天未知：{why}',
    en: '{count} days of this month are unknown: {why}',
  },
  whyYear: { zh: '{year} 年的法定节假日尚未载入。', en: 'the statutory holidays of {year} are not loaded.' },
  whyTerm: { zh: '不在任何已写明的学期内。', en: 'outside every term that was written down.' },
  sentence: { zh: '本月 {yes} 天上班，共 {hours} 小时；{no} 天休息。', en: '{yes} working days, {hours} hours; {no} days off.' },
  daysOnly: { zh: '本月 {yes} 天上班，{no} 天休息。', en: '{yes} working days, {no} days off.' },
  files: { zh: '日历文件', en: 'Calendar files' },
  years: { zh: '已载入法定节假日的年份：{years}', en: 'Years with statutory holidays: {years}' },
  current: { zh: '现行', en: 'current' },
  statutory: { zh: '法定节假日', en: 'Statutory' },
  weekly: { zh: '班次', en: 'Weekly' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  load: { zh: '载入日历文件', en: 'Load a calendar file' },
  loadDo: { zh: '载入', en: 'Load' },
  loadNote: {
    zh: '同名文件写更大的版本号。已签合同所钉的版本不变；引用共用日历的条款从下一次判定起用新版本。',
    en: 'Use a higher version number for a known name. Judgements made stay on their version; later ones use the new one.',
  },
};

export default function CalendarsPage() {
  const t = useTexts(texts);
  const files = useRead(api.servicePlans.listCalendars, {});
  const [loading, setLoading] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={t('sub')}
        actions={
          files.data?.can.load && (
            <Button onClick={() => setLoading(true)}>
              <Icon name="upload" size={15} /> {t('load')}
            </Button>
          )
        }
      />
      <WhenRead read={files} rows={8}>
        {(all) => (
          <div className="calendar-columns">
            <Month files={all} />
            <FileList files={all} />
          </div>
        )}
      </WhenRead>
      {loading && <LoadForm onClose={() => setLoading(false)} />}
    </>
  );
}

function Month({ files }: { readonly files: Files }) {
  const t = useTexts(texts);
  const today = shanghaiDate(serverNow());
  const [month, setMonth] = useSearchState('month', monthOf(today));
  const [asked, ask] = useSearchState('day', '');
  const { choices, chosen, choose, error } = useCalendarChoices(files);
  const [from, to] = [`${month}-01`, lastOf(month)];
  const preview = useRead(api.servicePlans.previewCalendar, { ...chosen.query, from, to });
  const years = files.items.filter(({ kind, current }) => kind === 'statutory' && current).map(({ content }) => readCalendar(content));
  const [year = '', number = ''] = month.split('-');
  return (
    <section className="stack">
      <div className="row calendar-bar">
        <Select
          value={chosen.value}
          aria-label={t('choose')}
          className="calendar-select"
          options={choices as Choice[]}
          onChange={choose}
          popupMatchSelectWidth={false}
        />
        <span className="month-stepper">
          <Button aria-label={t('previous')} onClick={() => setMonth(addMonths(month, -1))} icon={<Icon name="left" size={16} />} />
          <strong>{t('month', { year, month: Number(number) })}</strong>
          <Button aria-label={t('next')} onClick={() => setMonth(addMonths(month, 1))} icon={<Icon name="right" size={16} />} />
        </span>
        {month !== monthOf(today) && (
          <button type="button" className="link-button" onClick={() => setMonth(monthOf(today))}>
            {t('today')}
          </button>
        )}
        <label className="ask-day">
          {t('ask')}
          <input
            type="date"
            value={asked}
            onChange={({ target }) => {
              ask(target.value);
            }}
          />
        </label>
      </div>
      <Refused error={error} />
      {asked && <AskedDay date={asked} choice={chosen} years={years} />}
      <WhenRead read={preview} rows={6}>
        {({ days }) => {
          const shown = days.filter(({ date }) => monthOf(date) === month);
          return (
            <>
              <Unknown days={shown} known={files.years} />
              <MonthView month={month} days={shown} calendar={chosen.text} years={years} today={today} asked={asked} onAsk={ask} />
              <Sum days={shown} plain={chosen.text.weekly === undefined} />
            </>
          );
        }}
      </WhenRead>
    </section>
  );
}

/** The national calendar knows days, not hours. */
function Sum({ days, plain }: { readonly days: Days; readonly plain: boolean }) {
  const t = useTexts(texts);
  const hours = days.reduce((sum, day) => sum + (day.hours ?? 0), 0);
  const count = (working: string) => days.filter((day) => day.working === working).length;
  return <p className="sentence">{t(plain ? 'daysOnly' : 'sentence', { yes: count('yes'), no: count('no'), hours: Math.round(hours * 10) / 10 })}</p>;
}

function Unknown({ days, known }: { readonly days: Days; readonly known: readonly number[] }) {
  const t = useTexts(texts);
  const unknown = days.filter(({ working }) => working === 'unknown');
  const year = Number(unknown[0]?.date.slice(0, 4));
  if (unknown.length === 0) return null;
  const why = known.includes(year) ? t('whyTerm') : t('whyYear', { year });
  return (
    <p className="unknown-banner" role="alert">
      <Icon name="alert" size={18} /> <strong>{t('unknownDays', { count: unknown.length, why })}</strong>
    </p>
  );
}

type AskedProps = { readonly date: string; readonly choice: Choice; readonly years: readonly CalendarText[] };

function AskedDay({ date, choice, years }: AskedProps) {
  const t = useTexts(texts);
  const locale = useLocale();
  const read = useRead(api.servicePlans.previewCalendar, { ...choice.query, from: date, to: date });
  const day = read.data?.days.find((one) => one.date === date);
  if (read.error) return <Refused error={read.error} />;
  if (!day) return null;
  const national = choice.text.statutory === true || choice.text.weekly === undefined;
  const plain = choice.text.weekly === undefined;
  const named = namedIn(date, years);
  const words = { day: showTime(`${date}T04:00:00Z`, locale, 'date'), hours: Math.round((day.hours ?? 0) * 10) / 10, name: named.holiday ?? '' };
  const key =
    day.working === 'unknown'
      ? 'unknown'
      : day.working === 'no'
        ? national && named.holiday
          ? 'holiday'
          : 'no'
        : national && named.makeUp
          ? plain
            ? 'makeUpDay'
            : 'makeUp'
          : plain
            ? 'yesDay'
            : 'yes';
  return (
    <p className={`asked-day asked-${day.working}`} role="status">
      <Icon name={day.working === 'yes' ? 'check' : day.working === 'no' ? 'minus' : 'help'} size={18} /> {t(key, words)}
    </p>
  );
}

function FileList({ files }: { readonly files: Files }) {
  const t = useTexts(texts);
  return (
    <Section title={t('files')} icon="file">
      <p className="sentence">{t('years', { years: files.years.length > 0 ? files.years.join('、') : '—' })}</p>
      <ul className="calendar-files">
        {files.items.map((file) => (
          <li key={`${file.key}-${file.version}`}>
            <details>
              <summary>
                {file.title}
                <span className="row">
                  <ToneTag>{t(file.kind)}</ToneTag>
                  <span className="quiet">{t('version', { version: file.version })}</span>
                  {file.current && <ToneTag tone="accent">{t('current')}</ToneTag>}
                  <TimeText at={file.loadedAt} style="date" className="quiet" />
                </span>
              </summary>
              <pre>{file.content}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LoadForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  const load = useSubmit(api.servicePlans.loadCalendar, { done: onClose, refresh: ['commitments'] });
  return (
    <ActForm
      title={t('load')}
      submit={t('loadDo')}
      error={load.error}
      busy={load.isPending}
      ready={text.trim() !== ''}
      onSubmit={() => load.mutate({ text })}
      onClose={onClose}
    >
      <div className="stack">
        <p className="quiet">{t('loadNote')}</p>
        <YamlBox label={t('load')} value={text} onChange={setText} rows={12} />
      </div>
    </ActForm>
  );
}
