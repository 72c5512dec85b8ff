// Where the goods are and who can bring them, the best way first; planned with one click, or talked over where none is in time.
import { Button } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { RUN_KINDS } from '../../../../server/modules/claims/words.ts';
import { api } from '../../../client/api.ts';
import { useSubmit } from '../../../client/query.ts';
import { useOpenForm } from '../../../design/desk/open-form.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { Claim } from '../claim-types.ts';
import type { Ways } from './board-page.tsx';
import { FindShortage, TalkShortage } from './talk-drawers.tsx';

const texts = {
  plan: { zh: '就这样安排', en: 'Plan this' },
  inStock: { zh: '库存 {amount}', en: '{amount} in stock' },
  aboard: { zh: '车上余 {amount}', en: '{amount} left on vans' },
  missing: { zh: '账面缺 {amount}', en: '{amount} missing in the books' },
  unknown: { zh: '账上没有批次，照常备货，批次未定', en: 'No lots in the books: it goes without one' },
  arrives: { zh: '到', en: 'there' },
  early: { zh: '餐前 {minutes} 分钟', en: '{minutes} min early' },
  late: { zh: '晚 {minutes} 分钟', en: '{minutes} min late' },
  delays: { zh: '后面各站晚 {minutes} 分钟', en: 'others {minutes} min later' },
  noDelay: { zh: '不影响其他站', en: 'nobody waits' },
  stops: { zh: '先送 {count} 站', en: 'after {count} stops' },
  from: { zh: '在{place}', en: 'at {place}' },
  depot: { zh: '在仓库', en: 'at the store' },
  anyVan: { zh: '另派车', en: 'another van' },
  noDriver: { zh: '司机待定', en: 'driver open' },
  tooLate: {
    zh: '哪辆车都赶不上这一餐：请与客户商定改用其他方式，或改到下一餐。',
    en: 'No van can be there before the meal: propose another way, or the next meal.',
  },
  talk: { zh: '与客户商定', en: 'Talk it over' },
  short: { zh: '登记缺货', en: 'Record a shortage' },
  talkDue: { zh: '与客户商定，最晚', en: 'To be settled with the customer by' },
  record: { zh: '登记商定结果', en: 'Record what was agreed' },
  stopped: { zh: '批次 {lots} 已冻结，请换一批', en: 'Lot {lots} is stopped: bring another' },
  picked: { zh: '已出库', en: 'picked' },
  checked: { zh: '已备好', en: 'in hand' },
  loaded: { zh: '已装车', en: 'aboard' },
  again: { zh: '改派其他车', en: 'Another van' },
  less: { zh: '收起', en: 'Close' },
};

type Way = Ways['items'][number];
type Run = Way['runs'][number];
type Props = { readonly claim: Claim; readonly way: Way; readonly mayPlan: boolean };

export function WayThere({ claim, way, mayPlan }: Props) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const planned = claim.state === 'planned';
  const decided = claim.state === 'approved' || planned;
  return (
    <div className="bring">
      <Goods way={way} />
      {way.stopped.length > 0 && (
        <ToneTag tone="danger" icon="alert">
          {t('stopped', { lots: way.stopped.join('、') })}
        </ToneTag>
      )}
      <Talks claim={claim} way={way} mayPlan={mayPlan && decided} />
      {planned && <Course way={way} />}
      {decided && planned && mayPlan && (
        <Button size="small" type="link" className="bring-again bring-act" onClick={() => setOpen(!open)}>
          {open ? t('less') : t('again')}
        </Button>
      )}
      {decided && (!planned || open) && <Runs claim={claim} way={way} mayPlan={mayPlan} onPlanned={() => setOpen(false)} />}
    </div>
  );
}

function Goods({ way }: { readonly way: Way }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <ul className="bring-goods">
      {way.goods.map(({ itemId, product, unit, inStock, aboard, missing, wanted }) => {
        const show = (amount: number) => showQuantity({ amount, unit }, locale);
        return (
          <li key={itemId}>
            <Icon name="lot" size={14} /> {way.goods.length > 1 && <strong>{product}</strong>}
            {inStock + aboard === 0 && missing === wanted ? (
              <span className="quiet">{t('unknown')}</span>
            ) : (
              <>
                <span>{t('inStock', { amount: show(inStock) })}</span>
                {aboard > 0 && <span>{t('aboard', { amount: show(aboard) })}</span>}
                {missing > 0 && (
                  <ToneTag tone="danger" icon="alert">
                    {t('missing', { amount: show(missing) })}
                  </ToneTag>
                )}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Picked, in hand, aboard. */
function Course({ way }: { readonly way: Way }) {
  const t = useTexts(texts);
  const steps = [
    ['picked', way.pickedAt],
    ['checked', way.checkedAt],
    ['loaded', way.loadedAt],
  ] as const;
  return (
    <div className="bring-course">
      {steps.map(([name, at]) => (
        <span key={name} className={at ? 'done' : 'quiet'}>
          <Icon name={at ? 'check' : 'clock'} size={13} /> {t(name)} {at && <TimeText at={at} style="short" />}
        </span>
      ))}
    </div>
  );
}

function Talks({ claim, way, mayPlan }: Props) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const missing = way.goods.some((one) => one.missing > 0 && one.inStock + one.aboard > 0);
  const reason = way.tooLate ? 'too-late' : 'no-stock';
  const talk = () => open((close) => <TalkShortage claimId={claim.id} neededBy={claim.neededBy} onClose={close} />);
  const find = () => open((close) => <FindShortage claim={claim} reason={reason} missing={way.goods} onClose={close} onFound={talk} />);
  return (
    <>
      {way.tooLate && way.talkDue === null && claim.state !== 'planned' && <p className="bring-late">{t('tooLate')}</p>}
      {way.talkDue !== null && (
        <p className="bring-late">
          {t('talkDue')} <TimeText at={way.talkDue} style="short" />
        </p>
      )}
      {mayPlan && way.talkDue !== null && (
        <Button className="bring-act" size="small" type="primary" onClick={talk}>
          {t('record')}
        </Button>
      )}
      {mayPlan && way.talkDue === null && (way.tooLate || missing) && (
        <Button className="bring-act" size="small" onClick={find}>
          {way.tooLate ? t('talk') : t('short')}
        </Button>
      )}
    </>
  );
}

type RunsProps = Props & { readonly onPlanned: () => void };
const FIRST = 3;
const STEP = 5 * 60_000;

/** What is promised: the estimate rounded up to five minutes, unless that would already miss the meal. */
function promised({ arriveAt, beforeMeal }: Run, neededBy: string | null): string {
  const rounded = Math.ceil((Date.parse(arriveAt) + 1) / STEP) * STEP;
  const meal = neededBy === null || beforeMeal === false ? Number.POSITIVE_INFINITY : Date.parse(neededBy);
  return new Date(Math.min(rounded, Math.max(meal, Date.parse(arriveAt)))).toISOString();
}

function Runs({ claim, way, mayPlan, onPlanned }: RunsProps) {
  const t = useTexts(texts);
  const submit = useSubmit(api.claims.plan, { refresh: ['cases', 'commitments'], done: onPlanned });
  const plan = (run: Run) => {
    const { vehicle, vehicleId, kind, driver } = run;
    const arriveBy = promised(run, claim.neededBy);
    submit.mutate({ claimId: claim.id, arriveBy, driverId: driver?.id ?? null, vehicle, vehicleId, special: kind === 'special' });
  };
  return (
    <>
      <ol className="bring-runs">
        {way.runs.slice(0, FIRST).map((run, i) => (
          <OneRun key={`${run.kind} ${run.vehicle} ${run.driver?.id}`} run={run} neededBy={claim.neededBy}>
            {mayPlan && (
              <Button
                className="bring-act"
                size="small"
                type={i === 0 && run.beforeMeal !== false ? 'primary' : 'default'}
                disabled={submit.isPending}
                onClick={() => plan(run)}
              >
                {t('plan')}
              </Button>
            )}
          </OneRun>
        ))}
      </ol>
      <Refused error={submit.error} />
    </>
  );
}

type OneRunProps = { readonly run: Run; readonly neededBy: string | null; readonly children: React.ReactNode };

function OneRun({ run, neededBy, children }: OneRunProps) {
  const t = useTexts(texts);
  const say = useSay();
  const spare = neededBy === null ? null : Math.round((Date.parse(neededBy) - Date.parse(run.arriveAt)) / 60_000);
  return (
    <li className={run.beforeMeal === false ? 'bring-run late' : 'bring-run'}>
      <div className="bring-van">
        <ToneTag tone={run.kind === 'aboard' || run.kind === 'passes' ? 'accent' : 'plain'} icon="truck">
          {say(RUN_KINDS[run.kind])}
        </ToneTag>
        <strong>{run.vehicle ?? t('anyVan')}</strong> <span>{run.driver?.name ?? t('noDriver')}</span>
        <span className="quiet">
          {run.near ? t('from', { place: run.near }) : t('depot')}
          {run.metres !== null && ` · ${(run.metres / 1000).toFixed(1)} km`}
        </span>
      </div>
      <div className="bring-when">
        <strong>
          <TimeText at={run.arriveAt} style="short" />
        </strong>{' '}
        {t('arrives')}
        {spare !== null && (
          <ToneTag tone={spare >= 0 ? 'accent' : 'danger'}>{spare >= 0 ? t('early', { minutes: spare }) : t('late', { minutes: -spare })}</ToneTag>
        )}
        <span className="quiet">
          {run.stopsBefore > 0 && `${t('stops', { count: run.stopsBefore })} · `}
          {run.delays > 0 ? t('delays', { minutes: run.delays }) : run.stopsOpen > 0 ? t('noDelay') : ''}
        </span>
      </div>
      {children}
    </li>
  );
}
