// Appeals of a customer's month: what was asked, what came back, the letter; and the answer typed in where the customer gave it on paper.
import { Button, Drawer } from 'antd';
import { APPEAL_STATES } from '../../../server/modules/settlement/words.ts';
import { api } from '../../client/api.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { useOpenForm } from '../../design/desk/open-form.tsx';
import { Icon } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Empty, Loading, Refused, WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { useDocument } from '../commitments/use-document.ts';
import { AppealAnswer } from './appeal-answer.tsx';
import { EvidenceList } from './appeal-form.tsx';
import { type AppealRow, appealTones, showPoints } from './labels.ts';

const texts = {
  none: { zh: '这个月没有申诉', en: 'No appeals this month' },
  noneDo: {
    zh: '客户评分后，在“评分”里每一笔扣分旁都可以点“申诉”，凭证会自动收集。',
    en: 'Once the score is stated, each deduction has an appeal button; the evidence is collected by itself.',
  },
  asked: { zh: '请求', en: 'asked' },
  given: { zh: '恢复', en: 'given' },
  points: { zh: '{points} 分', en: '{points} points' },
  by: { zh: '{name} 提出于', en: 'made by {name}' },
  answered: { zh: '答复于', en: 'answered' },
  evidence: { zh: '{count} 项凭证', en: '{count} pieces of evidence' },
  open: { zh: '查看', en: 'Open' },
  answer: { zh: '登记答复', en: 'Enter the answer' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  letter: { zh: '申诉函', en: 'letter' },
  said: { zh: '沟通', en: 'What was said' },
  before: { zh: '答复期限', en: 'Answer due' },
};

type TabProps = { readonly customerId: string; readonly month: string };

export function AppealsTab({ customerId, month }: TabProps) {
  const t = useTexts(texts);
  const rows = useReadPages(api.settlement.appeals, { customerId, month });
  if (rows.error && rows.items.length === 0) return <Refused error={rows.error} onRetry={() => rows.refetch()} />;
  if (rows.isPending) return <Loading rows={4} />;
  if (rows.items.length === 0) {
    return (
      <Empty title={t('none')} icon="check">
        {t('noneDo')}
      </Empty>
    );
  }
  return (
    <ul className="appeals">
      {rows.items.map((one) => (
        <AppealCard key={one.id} one={one} />
      ))}
    </ul>
  );
}

function AppealCard({ one }: { readonly one: AppealRow }) {
  const t = useTexts(texts);
  const say = useSay();
  const open = useOpenForm();
  const withdraw = useSubmit(api.settlement.withdrawAppeal);
  return (
    <li className="card appeal">
      <div className="row">
        <strong className="number">{one.number}</strong>
        <ToneTag tone={appealTones[one.state]}>{say(APPEAL_STATES[one.state])}</ToneTag>
        <span>{one.matter.title}</span>
        <span className="quiet">
          {one.matter.occurredOn} {one.matter.subject?.name}
        </span>
      </div>
      <div className="row">
        <Amount words={t('asked')} points={one.askedPoints} fen={one.askedFen} />
        {one.answeredAt && <Amount words={t('given')} points={one.givenPoints ?? 0} fen={one.givenFen} strong />}
        <span className="quiet">
          {t('by', { name: one.madeBy })} <TimeText at={one.madeAt} style="short" /> · {t('evidence', { count: one.evidence })}
          {one.answeredAt && (
            <>
              {' · '}
              {t('answered')} <TimeText at={one.answeredAt} style="short" />
            </>
          )}
        </span>
      </div>
      <div className="row">
        {one.can.answer && (
          <Button type="primary" size="small" onClick={() => open((close) => <AppealAnswer appeal={one} onClose={close} />)}>
            {t('answer')}
          </Button>
        )}
        <Button size="small" onClick={() => open((close) => <AppealLook appealId={one.id} onClose={close} />)}>
          {t('open')}
        </Button>
        <Letters appealId={one.id} number={one.number} />
        {one.can.withdraw && (
          <Button size="small" type="text" loading={withdraw.isPending} onClick={() => withdraw.mutate({ appealId: one.id })}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      <Refused error={withdraw.error} />
    </li>
  );
}

type AmountProps = { readonly words: string; readonly points: number | null; readonly fen: number | null; readonly strong?: boolean };

function Amount({ words, points, fen, strong = false }: AmountProps) {
  const t = useTexts(texts);
  return (
    <span>
      {words}{' '}
      {fen !== null ? (
        <MoneyText fen={fen} strong={strong} />
      ) : (
        <strong className="number">{t('points', { points: showPoints(points ?? 0) })}</strong>
      )}
    </span>
  );
}

function Letters({ appealId, number }: { readonly appealId: string; readonly number: string }) {
  const t = useTexts(texts);
  const pdf = useDocument(api.settlement.appealLetter, `${t('letter')}${number}.pdf`);
  const docx = useDocument(api.settlement.appealLetter, `${t('letter')}${number}.docx`);
  return (
    <>
      <Button
        size="small"
        icon={<Icon name="file" size={14} />}
        loading={pdf.isPending}
        onClick={() => pdf.mutate({ appealId, format: 'pdf' })}
        aria-label={`${t('letter')} PDF`}
      >
        PDF
      </Button>
      <Button size="small" loading={docx.isPending} onClick={() => docx.mutate({ appealId, format: 'docx' })} aria-label={`${t('letter')} DOCX`}>
        DOCX
      </Button>
      <Refused error={pdf.error ?? docx.error} />
    </>
  );
}

function AppealLook({ appealId, onClose }: { readonly appealId: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const read = useRead(api.settlement.showAppeal, { appealId });
  return (
    <Drawer open onClose={onClose} title={read.data ? `${read.data.number} ${read.data.matter.title}` : t('open')} size="min(720px, 100vw)">
      <WhenRead read={read}>
        {(one) => (
          <div className="stack">
            {one.words.length > 0 && (
              <section>
                <span className="field-label">{t('said')}</span>
                <ul className="appeal-words">
                  {one.words.map((word) => (
                    <li key={`${word.at}${word.author}`} className={word.byUs ? 'bubble bubble-us' : 'bubble'}>
                      <header>
                        <strong>{word.author}</strong> <TimeText at={word.at} style="short" />
                      </header>
                      <p>{word.body}</p>
                      <PhotoGrid photos={word.files.filter(({ mediaType }) => mediaType.startsWith('image/')).map(({ id }) => ({ id }))} size={56} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <EvidenceList items={one.items} />
          </div>
        )}
      </WhenRead>
    </Drawer>
  );
}
