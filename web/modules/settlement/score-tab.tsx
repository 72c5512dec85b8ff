// 评分: the score of the month, item by item, and what may be done about it.
import { Button } from 'antd';
import { useCan } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { api } from '../../client/api.ts';
import { failureOf } from '../../client/failure.ts';
import { useRead, useSubmit } from '../../client/query.ts';
import { KeyHint } from '../../design/controls.tsx';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Empty, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useDocument } from '../commitments/use-document.ts';
import { AppealForm } from './appeal-form.tsx';
import { type Sheet, showPoints } from './labels.ts';
import { ScoreDays } from './score-days.tsx';
import { ScoreEntry } from './score-entry.tsx';
import { ScoreHead } from './score-head.tsx';
import { ScoreItems } from './score-items.tsx';

const texts = {
  none: { zh: '合同里没有考核评分表', en: 'The contract has no score sheet' },
  noneDo: { zh: '在合同条款里写明考核办法后，这里会自动按记录算分。', en: 'Once the contract says how it scores, the score is worked out here.' },
  enter: { zh: '录入评分表', en: 'Enter the sheet' },
  offer: { zh: '提交自评', en: 'Send our reading' },
  finish: { zh: '定案', en: 'Make final' },
  blank: { zh: '空白评分表', en: 'Blank sheet' },
  filled: { zh: '评分表 PDF', en: 'Sheet as PDF' },
  file: { zh: '考核评分表.pdf', en: 'score-sheet.pdf' },
  paper: { zh: '客户的纸质评分表', en: 'The customer’s paper sheet' },
  enteredBy: { zh: '{name} 录入于', en: 'entered by {name}' },
  statedBy: { zh: '{name} 评定于', en: 'stated by {name}' },
  reached: { zh: '触发：', en: 'Reached:' },
  inARow: { zh: '（连续 {count} 期）', en: ' ({count} in a row)' },
  offered: { zh: '已提交自评 {total} 分，{name}', en: 'We sent {total}, {name}' },
};

type TabProps = { readonly customerId: string; readonly month: string };

export function ScoreTab({ customerId, month }: TabProps) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.showScore, { customerId, period: month });
  if (read.error && !read.data && failureOf(read.error).code === 'settlement.no-scorecard') {
    return (
      <Empty title={t('none')} icon="plan">
        {t('noneDo')}
      </Empty>
    );
  }
  return (
    <WhenRead read={read} rows={8}>
      {(sheet) => <Score sheet={sheet} />}
    </WhenRead>
  );
}

function Score({ sheet }: { readonly sheet: Sheet }) {
  const open = useOpenForm();
  const can = useCan();
  const seen = sheet.sheetId !== null && can('settlement.see-appeals');
  const appeals = useRead(api.settlement.appeals, { sheetId: sheet.sheetId ?? '', limit: 100 }, { enabled: seen }).data?.items ?? [];
  const may = sheet.state === 'stated' && sheet.stated?.appealOpen === true && can('settlement.appeal');
  const appeal = (deductionId: string) => open((close) => <AppealForm on={{ deductionId }} onClose={close} />);
  return (
    <div className="stack">
      <ScoreHead sheet={sheet} appeals={appeals} />
      <ScoreActs sheet={sheet} />
      <Told sheet={sheet} />
      <ScoreDays sheet={sheet} />
      <ScoreItems sheet={sheet} appeals={appeals} onAppeal={may ? appeal : undefined} />
    </div>
  );
}

function ScoreActs({ sheet }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  const open = useOpenForm();
  const paper = useDocument(api.settlement.scorePaper, t('file'));
  const finish = useSubmit(api.settlement.finishScore);
  const on = { customerId: sheet.customer.id, period: sheet.period, clauseId: sheet.card.clauseId };
  const enter = () => open((close) => <ScoreEntry sheet={sheet} as="enter" onClose={close} />);
  const offer = () => open((close) => <ScoreEntry sheet={sheet} as="offer" onClose={close} />);
  useShortcut('e', t('enter'), sheet.can.enter ? enter : undefined);
  return (
    <div className="stack">
      <div className="row">
        {sheet.can.enter && (
          <Button type="primary" onClick={enter}>
            {t('enter')} <KeyHint keys="e" />
          </Button>
        )}
        {sheet.can.offer && <Button onClick={offer}>{t('offer')}</Button>}
        {sheet.can.finish && (
          <Button loading={finish.isPending} onClick={() => finish.mutate({ sheetId: sheet.sheetId ?? '' })}>
            {t('finish')}
          </Button>
        )}
        {sheet.stated === null && (
          <Button icon={<Icon name="print" size={15} />} loading={paper.isPending} onClick={() => paper.mutate({ ...on, edition: 'blank' })}>
            {t('blank')}
          </Button>
        )}
        {sheet.stated !== null && (
          <Button icon={<Icon name="file" size={15} />} loading={paper.isPending} onClick={() => paper.mutate({ ...on, edition: 'filled' })}>
            {t('filled')}
          </Button>
        )}
      </div>
      <Refused error={finish.error ?? paper.error} />
    </div>
  );
}

/** Who said it, on what paper, and what it set off. */
function Told({ sheet: { stated, offered, reached } }: { readonly sheet: Sheet }) {
  const t = useTexts(texts);
  if (!stated && !offered && reached.length === 0) return null;
  return (
    <div className="score-told">
      {offered && !stated && (
        <span className="quiet">
          {t('offered', { total: showPoints(offered.total), name: offered.by.name })} <TimeText at={offered.at} style="short" />
        </span>
      )}
      {stated && (
        <span className="quiet">
          {t(stated.by === 'staff' ? 'enteredBy' : 'statedBy', { name: stated.person.name })} <TimeText at={stated.at} style="short" />
        </span>
      )}
      {stated && stated.paperFileIds.length > 0 && <PhotoGrid photos={stated.paperFileIds.map((id) => ({ id, caption: t('paper') }))} size={44} />}
      {reached.map((one) => (
        <span key={`${one.verdict}${one.at}`}>
          {t('reached')} <strong>{one.verdict}</strong>
          {one.inARow !== null && t('inARow', { count: one.inARow })}
        </span>
      ))}
    </div>
  );
}
