// Small marks of a lot that stand in lists, heads and neighbours.
import { STANDINGS, type Standing } from '../../../server/modules/lots/words.ts';
import { Hint } from '../../design/hint.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { useNow } from '../../design/now.ts';
import { daysTo, daysWords, isNear, standingTones } from './labels.ts';

const texts = {
  dayLot: { zh: '日批', en: 'Day-lot' },
  dayLotTip: {
    zh: '供应商没有提供批号，以“供应商＋日期＋商品”代替；追溯只能到这一天',
    en: 'The supplier gave no lot number: supplier, day and product stand for it',
  },
  noDay: { zh: '未登记到期日', en: 'No day of expiry' },
};

export function StandingTag({ of }: { readonly of: Standing }) {
  const stopped = of !== 'available' && of !== 'destroyed';
  return (
    <ToneTag tone={standingTones[of]} {...(stopped ? { icon: of === 'expired' ? ('clock' as const) : ('lock' as const) } : {})}>
      {useSay()(STANDINGS[of])}
    </ToneTag>
  );
}

export function DayLotTag() {
  const t = useTexts(texts);
  return (
    <Hint text={t('dayLotTip')}>
      <ToneTag tone="amber">{t('dayLot')}</ToneTag>
    </Hint>
  );
}

/** The day, and how far it is. */
export function Expiry({ day, life = null }: { readonly day: string | null; readonly life?: number | null }) {
  const t = useTexts(texts);
  const say = useSay();
  const now = useNow(600_000);
  if (day === null) return <span className="quiet">{t('noDay')}</span>;
  const days = daysTo(day, now);
  const tone = days < 0 ? 'lot-over' : isNear(days, life) ? 'lot-near' : 'quiet';
  return (
    <span className="two-lines">
      <span className="number nowrap">{day}</span>
      <small className={`${tone} nowrap`}>{say(daysWords(days))}</small>
    </span>
  );
}
