// One lot: what it is, where it lies, what became of it and what may be done with it.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { HOLD_KINDS, HOLD_REASONS } from '../../../server/modules/lots/words.ts';
import { useGo, useParam } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { HoldForm, LiftForm } from './hold-forms.tsx';
import type { Hold, Lot } from './labels.ts';
import { type Act, LotActs } from './lot-acts.tsx';
import { LotBalance } from './lot-balance.tsx';
import { DayLotTag, StandingTag } from './lot-marks.tsx';
import { LotMaster } from './lot-master.tsx';
import { LotMovements } from './lot-movements.tsx';
import { LotHolds, LotLines, LotNeighbours } from './lot-neighbours.tsx';
import './lots.css';
import { LotTrace } from './trace/lot-trace.tsx';

const texts = {
  because: { zh: '{what}：{why}', en: '{what}: {why}' },
  back: { zh: '返回批次列表', en: 'Back to lots' },
  hold: { zh: '冻结', en: 'Stop' },
  putAway: { zh: '移库', en: 'Put away' },
  split: { zh: '分装', en: 'Split' },
  more: { zh: '更多', en: 'More' },
  mixed: { zh: '混装', en: 'Mix' },
  repacked: { zh: '改包装', en: 'Repack' },
  transformed: { zh: '加工', en: 'Transform' },
  count: { zh: '盘点', en: 'Count' },
  returned: { zh: '退供应商', en: 'Return to supplier' },
  destroyed: { zh: '销毁', en: 'Destroy' },
  lift: { zh: '解除', en: 'Lift' },
  trace: { zh: '追溯', en: 'Trace' },
  stopped: {
    zh: '不能分拣、装车、加工；可移入隔离区、退供应商或销毁。',
    en: 'No picking, loading or work; it may go to quarantine, back or to destruction.',
  },
  expired: {
    zh: '已于 {day} 过期，不能分拣、装车、加工。请移入隔离区，退供应商或销毁。',
    en: 'Expired on {day}: no picking, loading or work. Move it to quarantine, return or destroy it.',
  },
};

export default function LotPage() {
  const lotId = useParam('lotId');
  const lot = useRead(api.lots.show, { lotId });
  useLive(['lots', 'holds'], { refresh: ['lots'] });
  return <WhenRead read={lot}>{(one) => <LotSheet lot={one} />}</WhenRead>;
}

function LotSheet({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const go = useGo();
  const mayTrace = useCan()('lots.trace');
  const [act, setAct] = useState<Act | 'hold'>();
  const [lifting, setLifting] = useState<Hold>();
  const close = () => setAct(undefined);
  return (
    <>
      <PageHeader
        title={lot.product.name}
        onBack={() => go('/lots')}
        back={t('back')}
        tags={
          <>
            <strong className="number">{lot.number}</strong>
            <StandingTag of={lot.standing} />
            {lot.dayLot && <DayLotTag />}
          </>
        }
        actions={<Buttons lot={lot} onAct={setAct} />}
      />
      <Stops lot={lot} onLift={setLifting} />
      <div className="card-columns lot-row">
        <LotBalance lot={lot} />
        <LotMaster lot={lot} />
      </div>
      {mayTrace && (
        <div className="lot-row">
          <Section title={t('trace')} icon="search">
            <LotTrace lotId={lot.id} balance={false} />
          </Section>
        </div>
      )}
      <div className="card-columns lot-row">
        <LotMovements lot={lot} />
        <div className="lot-stack">
          <LotNeighbours lot={lot} />
          <LotLines lot={lot} />
          <LotHolds lot={lot} />
        </div>
      </div>
      {act === 'hold' && <HoldForm lot={lot} onClose={close} />}
      {act && act !== 'hold' && <LotActs lot={lot} act={act} onClose={close} />}
      {lifting && <LiftForm hold={lifting} lotId={lot.id} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function Buttons({ lot, onAct }: { readonly lot: Lot; readonly onAct: (act: Act | 'hold') => void }) {
  const t = useTexts(texts);
  const { can } = lot;
  useShortcut('h', t('hold'), can.hold ? () => onAct('hold') : undefined);
  useShortcut('m', t('putAway'), can.putAway ? () => onAct('put-away') : undefined);
  const more = [
    ...(can.work ? (['mixed', 'repacked', 'transformed'] as const) : []),
    ...(can.count ? (['count'] as const) : []),
    ...(can.returnToSupplier ? (['returned'] as const) : []),
    ...(can.destroy ? (['destroyed'] as const) : []),
  ];
  return (
    <>
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((key) => ({ key, label: t(key), danger: key === 'destroyed' })),
            onClick: ({ key }) => onAct(key as Act),
          }}
        >
          <Button>
            {t('more')} <Icon name="down" size={14} />
          </Button>
        </Dropdown>
      )}
      {can.work && <Button onClick={() => onAct('split')}>{t('split')}</Button>}
      {can.putAway && <Button onClick={() => onAct('put-away')}>{t('putAway')}</Button>}
      {can.hold && (
        <Button danger icon={<Icon name="lock" size={16} />} onClick={() => onAct('hold')}>
          {t('hold')}
        </Button>
      )}
    </>
  );
}

/** Why nothing may be done with it, at once and on top. */
function Stops({ lot, onLift }: { readonly lot: Lot; readonly onLift: (hold: Hold) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const standing = lot.holds.filter((hold) => hold.lots.some(({ id, lifted }) => id === lot.id && !lifted) || stands(hold, lot.id));
  return (
    <>
      {standing.map((hold) => (
        <div key={hold.id} className="lot-stop" role="status">
          <Icon name="lock" size={18} />
          <strong>{t('because', { what: say(HOLD_KINDS[hold.kind]), why: say(HOLD_REASONS[hold.reason]) })}</strong>
          {hold.words && <span>{hold.words}</span>}
          <small>
            {hold.by} <TimeText at={hold.beganAt} style="short" />
          </small>
          <small>{t('stopped')}</small>
          {hold.can.lift && (
            <Button size="small" className="end" onClick={() => onLift(hold)}>
              {t('lift')}
            </Button>
          )}
        </div>
      ))}
      {lot.standing === 'expired' && (
        <div className="lot-stop" role="status">
          <Icon name="clock" size={18} />
          <span>{t('expired', { day: lot.expiresOn ?? '' })}</span>
        </div>
      )}
    </>
  );
}

/** The first lots of a hold may not name this one: then it stands while the hold does. */
const stands = (hold: Hold, lotId: string): boolean => hold.liftedAt === null && !hold.lots.some(({ id }) => id === lotId) && hold.standing > 0;
