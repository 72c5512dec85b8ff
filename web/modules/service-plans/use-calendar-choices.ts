// Calendars one may look at: the national one, shared files, and those of a plan or contract (the default plan unless the address names another).
import { useMemo } from 'react';
import { useSearchState } from '../../app/go.tsx';
import { type Answer, api, type Question } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { type CalendarText, calendarsOf, readCalendar } from './calendar-text.ts';

type Files = Answer<typeof api.servicePlans.listCalendars>;
type Query = Omit<Question<typeof api.servicePlans.previewCalendar>, 'from' | 'to'>;

export type Choice = { readonly value: string; readonly label: string; readonly query: Query; readonly text: CalendarText };

const texts = {
  national: { zh: '法定工作日（全国）', en: 'National working days' },
  always: { zh: '全天候（7×24 小时）', en: 'Always (24×7)' },
};

const isContract = (holder: string): boolean => /^[0-9a-f]{8}-/.test(holder);

type Holder = { readonly key: string; readonly version: number; readonly contents: readonly string[] };

/** The texts that hold a plan's or contract's own calendars. */
function useHolder(): { readonly holder: Holder | undefined; readonly error: unknown } {
  const [named] = useSearchState('holder');
  const [version] = useSearchState('version');
  const plans = useRead(api.servicePlans.listPlans, {}, { enabled: !named });
  const contract = useRead(
    api.servicePlans.showContract,
    { contractId: named, ...(version ? { version: Number(version) } : {}) },
    { enabled: isContract(named) },
  );
  const adopted = plans.data?.items.find((one) => one.adopted);
  const plan = isContract(named) ? contract.data?.plan : named ? { key: named, version: Number(version || 1) } : adopted;
  const terms = contract.data?.terms ?? undefined;
  const planRead = useRead(api.servicePlans.showPlan, { key: plan?.key ?? '', version: plan?.version ?? 1 }, { enabled: plan !== undefined });
  const termsRead = useRead(api.servicePlans.showPlan, { key: terms?.key ?? '', version: terms?.version ?? 1 }, { enabled: terms !== undefined });
  const contents = [planRead.data?.content, termsRead.data?.content].filter((one) => one !== undefined);
  const key = isContract(named) ? named : plan?.key;
  const holder = key && plan && planRead.data ? { key, version: Number(version || contract.data?.version || plan.version), contents } : undefined;
  return { holder, error: contract.error ?? planRead.error ?? termsRead.error ?? plans.error };
}

export function useCalendarChoices(files: Files) {
  const t = useTexts(texts);
  const [value, choose] = useSearchState('calendar', 'statutory');
  const { holder, error } = useHolder();
  const contents = holder?.contents.join('\u0000') ?? '';
  const choices = useMemo((): Choice[] => {
    const shared = files.items.filter(({ kind, current }) => kind === 'weekly' && current);
    const sharedText = (key: string) => readCalendar(shared.find((one) => one.key === key)?.content ?? '');
    const own = Object.assign({}, ...contents.split('\u0000').map(calendarsOf)) as Record<string, CalendarText>;
    const query = (key: string): Query => (holder ? { calendar: key, holder: holder.key, version: holder.version } : { calendar: key });
    return [
      { value: 'statutory', label: t('national'), query: { calendar: 'statutory' }, text: {} },
      ...shared.map((one) => ({ value: one.key, label: one.title, query: { calendar: one.key }, text: readCalendar(one.content) })),
      ...(holder ? [{ value: 'always', label: t('always'), query: query('always'), text: { weekly: 'always' as const } }] : []),
      ...Object.entries(own)
        .filter(([key]) => !shared.some((one) => one.key === key))
        .map(([key, text]) => ({
          value: key,
          label: text.title ?? key,
          query: query(key),
          text: text.use ? sharedText(text.use) : text,
        })),
    ];
  }, [files, holder, contents, t]);
  const chosen = choices.find((one) => one.value === value) ?? choices[0];
  if (!chosen) throw new Error('the national calendar is always among the choices');
  return { choices, chosen, choose, error };
}
