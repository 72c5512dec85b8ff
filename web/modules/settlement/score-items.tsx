// The sheet item by item: what our records say came off, what the customer took, what stands; each with its evidence and its appeal.
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { APPEAL_STATES, NO_ITEM } from '../../../server/modules/settlement/words.ts';
import { Go } from '../../app/go.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { type AppealRow, appealTones, type Deduction, type Item, type Occurrence, type Sheet, shortDay, showOff, showPoints } from './labels.ts';

const texts = {
  item: { zh: '考核项目', en: 'Item' },
  weight: { zh: '分值', en: 'Weight' },
  records: { zh: '我方记录', en: 'Our records' },
  taken: { zh: '客户扣分', en: 'Taken' },
  standing: { zh: '申诉后', en: 'Standing' },
  more: { zh: '再一次', en: 'One more' },
  share: { zh: '目前比例 {share}', en: 'share so far {share}' },
  veto: { zh: '一票否决', en: 'veto' },
  unwatched: { zh: '{count} 项没有系统记录，需人工留意', en: '{count} not recorded by the system: watch by hand' },
  evidence: { zh: '凭证', en: 'Evidence' },
  appeal: { zh: '申诉', en: 'Appeal' },
  excused: { zh: '免责，不扣', en: 'excused' },
  full: { zh: '已扣完，不再扣', en: 'nothing left to lose' },
  mine: { zh: '我方有记录，客户未扣', en: 'in our records, not taken' },
  word: { zh: '客户所写，我方无对应记录', en: 'the customer’s word; no record of ours' },
  back: { zh: '恢复 {points}', en: '{points} restored' },
  rest: { zh: '再看 {count} 笔', en: '{count} more' },
};

type Appealing = { readonly appeals: readonly AppealRow[]; readonly onAppeal?: ((deductionId: string) => void) | undefined };
type ItemsProps = Appealing & { readonly sheet: Sheet };

export function ScoreItems({ sheet, ...appealing }: ItemsProps) {
  const t = useTexts(texts);
  const say = useSay();
  const stated = sheet.stated !== null;
  const loose = sheet.deductions.filter(({ itemId }) => itemId === null);
  return (
    <section className="card score-sheet">
      <table className="score-items">
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('weight')}</th>
            <th scope="col">{t('records')}</th>
            {stated ? (
              <>
                <th scope="col">{t('taken')}</th>
                <th scope="col">{t('standing')}</th>
              </>
            ) : (
              sheet.running && <th scope="col">{t('more')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {sheet.items.map((item) => (
            <Fragment key={item.itemId}>
              <ItemRow item={item} sheet={sheet} />
              <Entries item={item} sheet={sheet} {...appealing} />
            </Fragment>
          ))}
          {loose.length > 0 && (
            <tr className="score-item">
              <th scope="row" colSpan={stated ? 5 : 4}>
                {say(NO_ITEM)}
              </th>
            </tr>
          )}
          {loose.map((one) => (
            <DeductionRow key={one.deductionId} one={one} {...appealing} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ItemRow({ item, sheet }: { readonly item: Item; readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const say = useSay();
  const percent = item.share === null ? null : `${Math.round(item.share * 10_000) / 100}%`;
  return (
    <tr className="score-item">
      <th scope="row">
        {item.name} {item.veto && <ToneTag tone="danger">{t('veto')}</ToneTag>}
        <small className="quiet">
          {say(item.rule)}
          {percent && ` ${t('share', { share: percent })}`}
        </small>
        {item.unwatched.length > 0 && <small className="quiet score-unwatched">{t('unwatched', { count: item.unwatched.length })}</small>}
      </th>
      <td>{showPoints(item.weight)}</td>
      <Off points={item.deducted} />
      {sheet.stated ? (
        <>
          <Off points={item.stated ?? 0} strong />
          <Off points={item.standing ?? 0} strong />
        </>
      ) : (
        sheet.running && <td className="quiet">{item.oneMore ? showOff(item.oneMore.points) : '—'}</td>
      )}
    </tr>
  );
}

const Off = ({ points, strong = false }: { readonly points: number; readonly strong?: boolean }) => (
  <td className={points > 0 ? (strong ? 'score-off strong' : 'score-off') : 'quiet'}>{showOff(points)}</td>
);

type EntriesProps = Appealing & { readonly item: Item; readonly sheet: Sheet };

function Entries({ item, sheet, ...appealing }: EntriesProps) {
  if (!sheet.stated) return <Occurrences all={item.occurrences} columns={sheet.running ? 4 : 3} />;
  const taken = sheet.deductions.filter(({ itemId }) => itemId === item.itemId);
  const known = new Set(taken.map(({ commitmentId }) => commitmentId).filter(Boolean));
  const untaken = item.occurrences.filter(({ commitmentId, counted }) => counted && !known.has(commitmentId) && commitmentId !== null);
  return (
    <>
      {taken.map((one) => (
        <DeductionRow key={one.deductionId} one={one} {...appealing} />
      ))}
      <Occurrences all={untaken} columns={5} untaken />
    </>
  );
}

const keyOf = ({ commitmentId, at, clauseId }: Occurrence): string => `${commitmentId}${at}${clauseId}`;

const FEW = 5;
const SHOWN = 3;

type OccurrencesProps = { readonly all: readonly Occurrence[]; readonly columns: number; readonly untaken?: boolean };

/** Ten times the same is one line to open. */
function Occurrences({ all, columns, untaken = false }: OccurrencesProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const folded = !open && all.length > FEW;
  return (
    <>
      {(folded ? all.slice(0, SHOWN) : all).map((one) => (
        <OccurrenceRow key={keyOf(one)} one={one} columns={columns} untaken={untaken} />
      ))}
      {folded && (
        <tr className="score-entry">
          <td colSpan={columns}>
            <button type="button" className="plain-button score-rest" onClick={() => setOpen(true)}>
              <Icon name="down" size={14} /> {t('rest', { count: all.length - SHOWN })}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}

type OccurrenceRowProps = { readonly one: Occurrence; readonly columns: number; readonly untaken: boolean };

function OccurrenceRow({ one, columns, untaken }: OccurrenceRowProps) {
  const t = useTexts(texts);
  const why = one.excused ? t('excused') : !one.counted ? t('full') : untaken ? t('mine') : null;
  return (
    <tr className="score-entry">
      <td colSpan={columns}>
        <span className="score-line">
          <span className="number score-day">{shortDay(one.occurredOn)}</span>
          <span className={`number score-points${why ? ' quiet' : ''}`}>{showOff(one.points)}</span>
          <span className="score-what">{one.subject?.name ?? '—'}</span>
          {why && <span className="quiet">{why}</span>}
          <Evidence commitmentId={one.commitmentId} />
        </span>
      </td>
    </tr>
  );
}

export function Evidence({ commitmentId }: { readonly commitmentId: string | null }) {
  const t = useTexts(texts);
  if (!commitmentId) return null;
  return (
    <Go to={`/commitments/${commitmentId}`} className="score-door">
      <Icon name="clock" size={14} /> {t('evidence')}
    </Go>
  );
}

function DeductionRow({ one, appeals, onAppeal }: Appealing & { readonly one: Deduction }) {
  const t = useTexts(texts);
  const appeal = appeals.find(({ matter, state }) => matter.deductionId === one.deductionId && state !== 'withdrawn');
  const may = onAppeal && !appeal && one.points > one.restored;
  return (
    <tr className="score-entry">
      <td colSpan={5}>
        <span className="score-line">
          <span className="number score-day">{one.occurredOn ? shortDay(one.occurredOn) : ''}</span>
          <strong className="number score-points">{showOff(one.points)}</strong>
          <span className="score-what">
            {one.subject?.name ?? ''} {one.text && <q>{one.text}</q>}
            {one.source === 'customer' && <small className="quiet"> {t('word')}</small>}
          </span>
          {one.restored > 0 && <ToneTag tone="accent">{t('back', { points: showPoints(one.restored) })}</ToneTag>}
          <Evidence commitmentId={one.commitmentId} />
          {appeal && <AppealMark appeal={appeal} />}
          {may && (
            <Button size="small" onClick={() => onAppeal(one.deductionId)}>
              {t('appeal')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

function AppealMark({ appeal }: { readonly appeal: AppealRow }) {
  const say = useSay();
  return (
    <ToneTag tone={appealTones[appeal.state]} icon="chat">
      {appeal.number} {say(APPEAL_STATES[appeal.state])}
    </ToneTag>
  );
}
