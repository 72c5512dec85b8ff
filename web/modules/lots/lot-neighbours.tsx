// One step away from a lot: what it is made of, what was made of it, which kitchens got it, what stopped it before.
import type { ReactNode } from 'react';
import { HOLD_KINDS, HOLD_REASONS, KINDS, OUTCOMES } from '../../../server/modules/lots/words.ts';
import { Go } from '../../app/go.tsx';
import { Section } from '../../design/controls.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type Lot, useAmount } from './labels.ts';
import { StandingTag } from './lot-marks.tsx';

const texts = {
  because: { zh: '{what}：{why}', en: '{what}: {why}' },
  madeOf: { zh: '由这些批次制成', en: 'Made of' },
  madeInto: { zh: '制成了这些批次', en: 'Made into' },
  possible: { zh: '可能 ≤ {amount}', en: 'possibly ≤ {amount}' },
  lines: { zh: '送到哪里', en: 'Where it went' },
  more: { zh: '只列最近 {shown} 条，共 {count} 条；全部见追溯。', en: 'The latest {shown} of {count}; all of them are in the trace.' },
  staging: { zh: '备货中', en: 'Picked' },
  van: { zh: '在车上', en: 'On the van' },
  site: { zh: '已送达', en: 'Delivered' },
  over: { zh: '已了结', en: 'Over' },
  holds: { zh: '冻结记录', en: 'Holds' },
  standing: { zh: '未解除', en: 'Standing' },
};

type Neighbour = Lot['madeOf'][number];

export function LotNeighbours({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  return (
    <>
      {lot.madeOf.length > 0 && (
        <Section title={t('madeOf')} icon="left">
          <List of={lot.madeOf} size={({ given, toUnit }) => ({ amount: given, unit: toUnit })} />
        </Section>
      )}
      {lot.madeInto.length > 0 && (
        <Section title={t('madeInto')} icon="right">
          <List of={lot.madeInto} size={({ given, toUnit }) => ({ amount: given, unit: toUnit })} />
        </Section>
      )}
    </>
  );
}

type ListProps = { readonly of: readonly Neighbour[]; readonly size: (one: Neighbour) => { amount: number; unit: Neighbour['unit'] } };

/** A lot split into fifty says so; the rest is in the trace. */
const MOST = 8;

function List({ of, size }: ListProps) {
  const t = useTexts(texts);
  const say = useSay();
  const show = useAmount();
  return (
    <ul className="list-plain">
      {of.slice(0, MOST).map((one) => {
        const { amount, unit } = size(one);
        return (
          <li key={one.id}>
            <span className="two-lines">
              <span>
                {one.product.name} <Go to={`/lots/${one.id}`}>{one.number}</Go>
              </span>
              <small className="quiet">
                {say(KINDS[one.kind].label)} <TimeText at={one.at} style="short" />
              </small>
            </span>
            {one.standing !== 'available' && <StandingTag of={one.standing} />}
            <span className="end number">
              {one.possible ? <ToneTag tone="amber">{t('possible', { amount: show(amount, unit) })}</ToneTag> : show(amount, unit)}
            </span>
          </li>
        );
      })}
      {of.length > MOST && <li className="quiet">{t('more', { shown: MOST, count: of.length })}</li>}
    </ul>
  );
}

export function LotLines({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const show = useAmount();
  if (lot.lines.length === 0) return null;
  const sizeOf = (line: Lot['lines'][number]): ReactNode =>
    line.certainty === 'possible' ? (
      <ToneTag tone="amber">{t('possible', { amount: show(line.atMost, lot.unit) })}</ToneTag>
    ) : (
      show(line.stage === 'staging' || line.stage === 'van' ? line.picked : line.delivered, lot.unit)
    );
  return (
    <Section title={t('lines')} icon="truck">
      <ul className="list-plain">
        {lot.lines.map((line) => (
          <li key={line.lineId}>
            <span className="two-lines">
              <span>{line.site.name}</span>
              <small className="quiet">
                {line.customer.name} · <Go to={`/deliveries/${line.noteId}`}>{line.noteNumber}</Go> · {line.deliveryOn}
              </small>
            </span>
            <ToneTag tone={line.stage === 'van' ? 'info' : 'plain'}>{t(line.stage)}</ToneTag>
            <span className="end number">{sizeOf(line)}</span>
          </li>
        ))}
      </ul>
      {lot.lineCount > lot.lines.length && <p className="quiet">{t('more', { shown: lot.lines.length, count: lot.lineCount })}</p>}
    </Section>
  );
}

/** Those that are over too: an auditor asks who let it go. */
export function LotHolds({ lot }: { readonly lot: Lot }) {
  const t = useTexts(texts);
  const say = useSay();
  if (lot.holds.length === 0) return null;
  return (
    <Section title={t('holds')} icon="lock">
      <ul className="list-plain">
        {lot.holds.map((hold) => (
          <li key={hold.id}>
            <span className="two-lines">
              <span>{t('because', { what: say(HOLD_KINDS[hold.kind]), why: say(HOLD_REASONS[hold.reason]) })}</span>
              <small className="quiet">
                <TimeText at={hold.beganAt} style="short" /> {hold.by}
                {hold.words && ` ${hold.words}`}
              </small>
              {hold.lifts.map((lift) => (
                <small key={lift.at} className="quiet">
                  <TimeText at={lift.at} style="short" /> {lift.by} {lift.words}
                </small>
              ))}
            </span>
            <span className="end">
              {hold.liftedAt === null ? (
                <ToneTag tone="danger">{t('standing')}</ToneTag>
              ) : (
                hold.outcome && <ToneTag>{say(OUTCOMES[hold.outcome])}</ToneTag>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
